import type { MailboxFacts, MailProtocol, ServerFacts } from '../diagnoses/facts.js';
import type { Mailbox } from './mailbox.entity.js';

/** A mailbox as the diagnosis sees it: logins and From address after their defaults. */
export function mailboxFacts(mailbox: Mailbox): MailboxFacts {
  const { address, authentication, incoming, outgoing, signInWays } = mailbox;
  const last = (protocol: MailProtocol) => {
    const lastWay = signInWays?.[protocol];
    return lastWay && { lastWay };
  };
  return {
    address,
    authentication,
    ...(mailbox.lastOkAt && { lastSucceededAt: mailbox.lastOkAt }),
    ...(incoming && {
      incoming: {
        protocol: incoming.protocol,
        ...server(incoming, address),
        ...last(incoming.protocol),
      },
    }),
    ...(outgoing && {
      outgoing: {
        ...server(outgoing, address),
        fromAddress: outgoing.fromAddress ?? address,
        ...last('SMTP'),
      },
    }),
  };
}

function server(
  { host, port, security, username }: NonNullable<Mailbox['incoming' | 'outgoing']>,
  address: string,
): ServerFacts {
  return { host, port, security, username: username ?? address };
}
