import { likely, means } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpMailNotTaken = rule({
  code: 'smtp-mail-not-taken',
  stage: 'SMTP',
  actor: 'OPERATOR',
  role: 'fallback',
  title: 'The login worked, and the server takes no mail from this sender',
  cause:
    'The server signed this mailbox in and then refused the sender, or the mailbox itself as a recipient. The address, a right to send as it, a limit or a policy are the usual reasons.',
  match: likely(means('not-sent')),
  repair: (v) => ({
    fix: [
      'Read the server’s words below; they may name the reason.',
      `${openMailbox(v)} and compare the From address (${v.from}) with the login (${v.login}).`,
      `Whoever runs ${v.host} looks in its log why it takes no mail from them. ${checkAgain(v)}`,
    ],
  }),
});
