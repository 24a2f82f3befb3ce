import { azure } from '../repairs/entra.js';
import { aadsts, any, certain, says } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { az } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const redirectUriNoneRegistered = rule({
  code: 'redirect-uri-none-registered',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The app registration has no redirect URI at all',
  cause:
    'Microsoft does not know where to send people after the sign-in, because the list of redirect URIs is empty.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-redirect-uri',
  match: certain(any(aadsts(500113, 900971), says('no reply address'))),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Authentication')} → Add a platform → Web.`,
      `Paste this redirect URI and choose Configure: ${v.redirectUri}`,
      validateAgain(v),
    ],
    commands: azure(v, az('ad app update', { id: v.appId, 'web-redirect-uris': v.redirectUri })),
  }),
});
