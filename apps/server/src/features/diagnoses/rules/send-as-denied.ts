import { any, certain, says, status } from '../matchers.js';
import { allowSendAs, connectExchange, openMailboxes } from '../repairs/exchange.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const sendAsDenied = rule({
  code: 'send-as-denied',
  stage: 'SMTP',
  actor: 'TENANT_ADMIN',
  title: 'The person who signed in may not send as this address',
  cause:
    'The From address is not one of the mailbox that signed in, and the right Send As is missing.',
  docsUrl:
    'https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-permissions-for-recipients',
  match: certain(
    any(
      status('5.7.60'),
      says(
        'sendasdenied',
        'sendasdeniedexception',
        'mapiexceptionsendasdenied',
        'permissions to send as this sender',
        'not owned by user',
        'not authorised to send from',
        'not authorized to send from',
        'not authorised to send as',
        'not authorized to send as',
        'not allowed to send as',
        'sender address rejected not owned',
        'not permitted to send as',
      ),
      status('5.2.252', '5.2.251'),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Send from the address that signs in (${v.login}): ${openMailbox(v)}.`,
      `Or: ${openMailboxes} → ${v.from} → Delegation → Send as, and add ${v.appOnly ? 'the application' : v.account}.`,
      `Wait up to an hour. ${checkAgain(v)}`,
    ],
    commands: v.provider === 'GOOGLE' ? [] : [connectExchange, allowSendAs(v)],
  }),
});
