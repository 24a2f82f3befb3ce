import { isMicrosoft } from '../repairs/registration.js';
import { any, certain, says, status } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpIpBlocked = rule({
  code: 'smtp-ip-blocked',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The address of this server is on a block list',
  cause: 'The receiving side trusts no connection from the public address of this machine.',
  match: certain(
    any(
      status('5.7.606', '5.7.511', '5.7.649'),
      ({ statuses }) => [...statuses].find((one) => /^5\.7\.(?:6[0-4]\d|50[1-9])$/.test(one)),
      says('banned sending ip', 'blocked using', 'client host blocked', 'spamhaus', 'listed by'),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)}. Use the provider’s submission server (port 587 or 465 with a login), not an MX host on port 25.`,
      `Look the address up at https://check.spamhaus.org${v.cloud.cloud === 'GLOBAL' && isMicrosoft(v) ? ' and at https://sender.office.com' : ''} and ask for its removal.`,
      checkAgain(v),
    ],
  }),
});
