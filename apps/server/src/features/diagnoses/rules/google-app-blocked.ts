import { appBlocked, blockedByAdmin, googleError } from '../predicates/pages.js';
import { all, any, certain, not, says } from '../matchers.js';
import { openGoogleAudience } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleAppBlocked = rule({
  code: 'google-app-blocked',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  title: 'Google blocks this app from Gmail data',
  cause:
    'The app asks for a restricted scope and has lost, or never had, the right to it: the number of unverified users is used up, or Google has blocked the project.',
  match: certain(
    any(
      all(appBlocked, not(any(blockedByAdmin, googleError('40[0-3]')))),
      says('restricted_client', 'tried to access sensitive info', 'app tried to access sensitive'),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openGoogleAudience}. With Google Workspace choose User type Internal.`,
      'Otherwise submit the project for verification: Google Auth Platform → Verification centre: https://console.cloud.google.com/auth/verification',
      validateAgain(v),
    ],
  }),
});
