import { certain, says } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleAccountSuspended = rule({
  code: 'google-account-suspended',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'TENANT_ADMIN',
  title: 'The Google account is suspended or deleted',
  cause: 'Google no longer lets this account sign in anywhere.',
  match: certain(
    says(
      'account has been deleted',
      'user_suspended',
      'account_disabled',
      'account restricted',
      'user suspended',
      'account has been suspended',
    ),
  ),
  repair: (v) => ({
    fix: [
      `Open Google Admin console → Directory → Users → ${v.mailbox} and restore or reactivate the account: https://admin.google.com/ac/users`,
      signInAgain(v),
    ],
  }),
});
