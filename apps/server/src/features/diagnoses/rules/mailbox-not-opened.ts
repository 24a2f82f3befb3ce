import { inProtocol } from '../predicates/refusals.js';
import { likely, means } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mailboxNotOpened = rule({
  code: 'mailbox-not-opened',
  stage: 'IMAP',
  actor: 'OPERATOR',
  role: 'fallback',
  title: 'The login worked, and the server does not open the mailbox',
  cause:
    'The server signed this mailbox in and then refused the first question about its inbox. A right that is missing, an inbox that is not there or a fault of the server are the usual reasons.',
  match: inProtocol(likely(means('not-opened'))),
  repair: (v) => ({
    fix: [
      'Read the server’s words below; they may name the reason.',
      `Whoever runs ${v.host} looks in its log why ${v.login} may not open its inbox.`,
      checkAgain(v),
    ],
  }),
});
