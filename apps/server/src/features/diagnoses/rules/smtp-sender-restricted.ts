import { openRestrictedEntities } from '../repairs/exchange.js';
import { any, certain, says, status } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpSenderRestricted = rule({
  code: 'smtp-sender-restricted',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'This mailbox is blocked from sending',
  cause:
    'Microsoft believes that the mailbox sends spam, and has restricted it until an administrator frees it.',
  docsUrl: 'https://learn.microsoft.com/defender-office-365/outbound-spam-restore-restricted-users',
  match: certain(any(status('5.1.8'), says('bad outbound sender'))),
  repair: (v) => ({
    fix: [
      `Secure the account ${v.login} first: new password, sign-outs, forwarding rules.`,
      `${openRestrictedEntities(v)}, and unblock it.`,
      `It takes up to a day. ${checkAgain(v)}`,
    ],
  }),
});
