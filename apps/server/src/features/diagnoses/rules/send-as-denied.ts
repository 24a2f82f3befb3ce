import { during } from '../predicates/conversation.js';
import { allowApplicationToSend, applicationSendingSteps } from '../repairs/application-smtp.js';
import { perProvider } from '../repairs/registration.js';
import { any, certain, says, status } from '../matchers.js';
import { allowSendAs, connectExchange, openMailboxes } from '../repairs/exchange.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import type { Values } from '../values.js';

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The login may bear the same name, and the server know it by another one. */
const signsInAs = ({ login, from }: Values): string =>
  sameName(login, from) ? 'this login' : login;

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
        'must be same as authorization user',
        'must be the same as authorization user',
        'must equal authorized user',
        'must match authenticated user',
        'does not match authenticated user',
        'sender address must match login',
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
        `Whoever runs ${v.host} names ${v.from} as an address that ${signsInAs(v)} may send from.`,
        ...(sameName(v.login, v.from)
          ? []
          : [
              `Or send from the address that signs in: ${openMailbox(v)} and make ${v.login} its From address.`,
            ]),
        checkAgain(v),
      ],
    }),
  }),
});
