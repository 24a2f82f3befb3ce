import { during } from '../predicates/conversation.js';
import { byMailServer, inProtocol } from '../predicates/refusals.js';
import { all, any, certain, not, responseCode, says, status } from '../matchers.js';
import { connectExchange } from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { isEntra } from '../repairs/registration.js';
import { powershell } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const mailboxFull = rule({
  code: 'mailbox-full',
  stage: 'IMAP',
  actor: 'MAILBOX_USER',
  title: 'The mailbox is full',
  cause: 'The mailbox has reached its size limit, so the server refuses to work with it.',
  only: during('login', 'after'),
  match: inProtocol(
    certain(
      all(
        any(
          responseCode('overquota'),
          status('5.2.2', '4.2.2'),
          says('mailbox full', 'over quota', 'mailbox is full'),
        ),
        byMailServer,
        not(says('submission', 'bandwidth')),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [`Delete or archive mail of ${v.mailbox}, or raise its quota.`, checkAgain(v)],
    commands: isEntra(v)
      ? [
          connectExchange(v),
          `${powershell('Get-EXOMailboxStatistics', { Identity: v.mailbox })} | Format-List TotalItemSize`,
        ]
      : [],
  }),
});
