import { aadsts, any, certain, says } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const refreshTokenRevokedPasswordChange = rule({
  code: 'refresh-token-revoked-password-change',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  title: 'The grant was revoked, usually by a new password',
  cause:
    'The account’s password was changed or reset, or an administrator has ended its sessions. All grants from before are void.',
  match: certain(any(aadsts(50173, 50132, 50133), says('changed or reset their password'))),
  repair: (v) => ({
    fix: [
      signInAgain(v),
      'For mailboxes that nobody attends, application access survives changes of passwords.',
    ],
  }),
});
