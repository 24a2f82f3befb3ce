import { azure } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { az } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const redirectUriRegisteredAsSpa = rule({
  code: 'redirect-uri-registered-as-spa',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The redirect URI is registered for a single-page application',
  cause:
    'Microsoft expects the code to be exchanged by a script in the browser, because the redirect URI stands under Single-page application. Here a server does it.',
  match: certain(aadsts(9002325, 9002326, 9002327)),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Authentication')}. Remove this URI under Single-page application: ${v.redirectUri}`,
      'Add the same URI under Web and save.',
      validateAgain(v),
    ],
    commands: azure(v, az('ad app update', { id: v.appId, 'web-redirect-uris': v.redirectUri })),
  }),
});
