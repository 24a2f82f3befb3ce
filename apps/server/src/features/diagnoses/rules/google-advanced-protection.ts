import { all, certain, not, says } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleAdvancedProtection = rule({
  code: 'google-advanced-protection',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'MAILBOX_USER',
  title: 'Google’s Advanced Protection keeps other apps out',
  cause:
    'This account is in the Advanced Protection Program, which lets no third-party app read Gmail.',
  docsUrl: 'https://support.google.com/accounts/answer/7539956',
  match: certain(
    all(says('policy_enforced', 'advanced protection'), not(says('admin_policy_enforced'))),
  ),
  repair: (v) => ({
    fix: [
      'With Workspace, the administrator can mark the app as trusted; else the account has to leave the programme: https://myaccount.google.com/advanced-protection',
      `Or use another account for the mailbox. ${validateAgain(v)}`,
    ],
  }),
});
