import { during } from '../circumstances/conversation.js';
import { allowApplicationToSend, applicationSendingSteps } from '../repairs/application-smtp.js';
import { perProvider } from '../repairs/registration.js';
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
  only: during('after'),
  match: certain(
    any(
      status('5.7.60'),
      says(
        'sendasdenied',
        'errorsendasdenied',
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
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      fix: [
        `Send from the address that signs in (${v.login}): ${openMailbox(v)}.`,
        ...(v.appOnly
          ? applicationSendingSteps(v)
          : [`Or: ${openMailboxes(v)} → ${v.from} → Delegation → Send as, and add ${v.account}.`]),
        `Wait up to an hour. ${checkAgain(v)}`,
      ],
      commands: [connectExchange(v), ...(v.appOnly ? allowApplicationToSend(v) : [allowSendAs(v)])],
    }),
    other: (v) => ({
      fix: [
        `Send from the address that signs in (${v.login}): ${openMailbox(v)}.`,
        `Or the provider’s settings must name ${v.from} as an address that ${v.account} may send from.`,
        checkAgain(v),
      ],
    }),
  }),
});
