import { during } from '../predicates/conversation.js';
import { signsInWithPassword } from '../predicates/passwords.js';
import { perProvider } from '../repairs/registration.js';
import {
  candidate,
  exchangeRefusesImap,
  exchangeRefusesPop,
  inProtocol,
  notConnected,
  worked,
} from '../predicates/refusals.js';
import { any, certain, find, firstOf, says } from '../matchers.js';
import { connectExchange, openActiveUsers, showMailbox } from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mailboxMissingOrUnlicensed = rule({
  code: 'mailbox-missing-or-unlicensed',
  stage: 'IMAP',
  actor: 'TENANT_ADMIN',
  title: 'There is no usable mailbox behind this account',
  cause:
    'The account exists, yet it has no mailbox on this server: no licence, a deleted mailbox, or one that lives elsewhere.',
  docsUrl: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
  only: during('login', 'after'),
  match: inProtocol(
    firstOf(
      certain(
        says(
          'mailbox cannot be accessed',
          'mailboxnotenabledforrestapi',
          'not enabled for rest',
          'mailboxnotsupportedforrestapi',
          'errorinvaliduser',
          'errornonexistentmailbox',
          'code mailboxnotfound',
          'mailbox does not exist',
          'mailbox unavailable for this user',
          'user does not have a mailbox',
          'couldn t be found on',
        ),
      ),
      (evidence) => {
        const said = signsInWithPassword(evidence.facts)
          ? undefined
          : find(evidence, any(notConnected, exchangeRefusesImap, exchangeRefusesPop));
        return said && !worked(evidence, said)
          ? candidate(
              said,
              'POSSIBLE',
              'Whether the account has a mailbox and a licence is not known.',
            )
          : undefined;
      },
    ),
  ),
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      cause:
        'The account has no licence with Exchange Online, its mailbox was deleted, or it still lives on a server in the company’s own house.',
      fix: [
        `${openActiveUsers(v)} → ${v.mailbox} → Licenses and apps. A plan with Exchange Online must be ticked (a shared mailbox needs none).`,
        'Run the command below: it shows whether a mailbox exists and of what kind.',
        `A mailbox on your own Exchange server is reached there, not at ${v.cloud.imap}.`,
        `A new licence needs up to an hour. ${checkAgain(v)}`,
      ],
      commands: [connectExchange(v), showMailbox(v)],
    }),
    other: (v) => ({
      cause:
        'The account exists, yet it has no mailbox on this server: it was never made, was deleted, or lives elsewhere.',
      fix: [
        `Whoever runs ${v.host} looks whether ${v.mailbox} has a mailbox there, and under which name.`,
        checkAgain(v),
      ],
    }),
  }),
});
