import { openRegistration, perProvider } from '../repairs/registration.js';
import { atTokenEndpoint, refusesRedirect } from '../predicates/own-names.js';
import { aadsts, all, any, certain, not, says } from '../matchers.js';
import { azShowApp, openApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { az } from '../repairs/shell.js';
import { rule } from '../rule.js';

const wrongAtTokenEndpoint = says(
  'specified in the token request',
  'requesting the authorization code',
);

export const redirectUriMismatch = rule({
  code: 'redirect-uri-mismatch',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The redirect URI is not in the app registration',
  cause:
    'The provider compares the redirect URI letter by letter with its list and found no equal one. Scheme, host, port, path, case and a slash at the end all count. The provider shows this on its own page and sends nobody back.',
  docsUrl:
    'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50011-redirect-uri-mismatch',
  match: certain(
    all(
      any(
        aadsts(50011, 70004),
        says(
          'redirect_uri_mismatch',
          'redirect_uri is not valid',
          'invalid_redirect_uri',
          'redirect uri mismatch',
        ),
        all(refusesRedirect, not(atTokenEndpoint)),
      ),
      not(wrongAtTokenEndpoint),
    ),
  ),
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      fix: [
        openApp(v, 'Authentication'),
        `Under Web (not Single-page application, not Mobile) choose Add URI and paste exactly: ${v.redirectUri}`,
        `Save. ${validateAgain(v)}`,
      ],
      commands: [
        ...azShowApp(v),
        // The command replaces the whole list, so what is there has to be named again.
        // It replaces the whole list: the current ones stand behind the new one.
        `${az('ad app update', { id: v.appId, 'web-redirect-uris': v.redirectUri })} $(${az('ad app show', { id: v.appId, query: 'web.redirectUris', output: 'tsv' })})`,
      ],
    }),
    other: (v) => ({
      fix: [
        `${openRegistration(v, 'Authentication')}.${v.provider === 'GOOGLE' ? ' It must be of the type Web application.' : ''}`,
        `Add this to the authorized redirect URIs, exactly: ${v.redirectUri}`,
        `Save, wait a few minutes. ${validateAgain(v)}`,
      ],
    }),
  }),
});
