import { aadsts, certain } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const publicClientSendsSecret = rule({
  code: 'public-client-sends-secret',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'A secret was sent for an app that is registered without one',
  cause:
    'The redirect URI stands under Mobile and desktop applications, so Microsoft takes the app for a public one and refuses any secret.',
  match: certain(aadsts(700025)),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Authentication')}. Remove the URI under Mobile and desktop applications and add it under Web: ${v.redirectUri}`,
      'Set “Allow public client flows” to No.',
      `Or ${openClient(v)} and set client authentication to none.`,
      validateAgain(v),
    ],
  }),
});
