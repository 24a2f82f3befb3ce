import { aadsts, certain } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const refreshTokenSpa24h = rule({
  code: 'refresh-token-spa-24h',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  refuses: 'grant',
  title: 'The grant ended after a day, as for a single-page application',
  cause:
    'The sign-in ran through a redirect URI for single-page applications. Such grants live 24 hours and cannot be prolonged.',
  match: certain(aadsts(700084)),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Authentication')}. Remove the URI under Single-page application and add it under Web: ${v.redirectUri}`,
      'Create a client secret, if there is none, and enter it in Mailkey.',
      signInAgain(v),
    ],
  }),
});
