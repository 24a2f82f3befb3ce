import { notReviewed, notVerified } from '../predicates/pages.js';
import { all, any, certain, not, says } from '../matchers.js';
import { openGoogleAudience } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleAppUnverified = rule({
  code: 'google-app-unverified',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  severity: 'WARNING',
  title: 'Google warns that it has not verified this app',
  cause:
    'The scope for Gmail is a restricted one, and the project has not been reviewed. People may go on under Advanced, up to 100 of them; with Workspace and User type Internal no review is needed.',
  docsUrl: 'https://support.google.com/cloud/answer/13463073',
  match: certain(
    any(says('app isn t verified', 'app_not_verified'), all(notVerified, not(notReviewed))),
  ),
  repair: (v) => ({
    fix: [
      'If you own the app: choose Advanced → Go to … (unsafe) and continue.',
      `${openGoogleAudience}. With Google Workspace choose User type Internal; then the warning goes.`,
      validateAgain(v),
    ],
  }),
});
