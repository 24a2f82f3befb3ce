import { aadsts, all, any, certain, reads, says } from '../matchers.js';
import { openClient } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const redirectUriHttpBehindProxy = rule({
  code: 'redirect-uri-http-behind-proxy',
  stage: 'AUTHORIZE',
  actor: 'OPERATOR',
  title: 'The redirect URI begins with http although people come by https',
  cause:
    'A proxy in front of this server ends TLS, and the server takes its own address to be http. The app registration holds the https form, and providers accept http for localhost at most.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
  refines: ['redirect-uri-mismatch'],
  match: certain(
    any(
      aadsts(500117),
      all(
        any(aadsts(50011), says('redirect_uri_mismatch')),
        reads(
          /(?:redirect[ _]uri|reply url|redirect_uri=)[^a-z0-9]{0,8}http:\/\/(?!localhost|127\.|\[::1)/i,
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      'Do not add the http address to the app registration.',
      'Set PUBLIC_URL of this server to the https address that people type, and restart it.',
      'Let the proxy send X-Forwarded-Proto: https.',
      `${openClient(v)} and compare its redirect URI with the one in the app registration. Then choose Validate.`,
    ],
  }),
});
