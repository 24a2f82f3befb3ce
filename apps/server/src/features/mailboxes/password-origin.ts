interface Server {
  host: string;
  port: number;
  security: string;
}

interface Servers {
  incoming: Server | null;
  outgoing: Server | null;
}

/**
 * Whom the password of a mailbox is sent to: one line for each of its servers, in the same text
 * whatever the case. Who signs in there and which protocol is spoken change nothing of it.
 */
export function passwordOrigin(mailbox: Servers): string {
  return [...lines(mailbox).keys()].join('\n');
}

/** The servers of an edit that the password was not typed for, as a person reads them. */
export function foreignServers(before: Servers, after: Servers): string[] {
  const known = lines(before);
  return [...lines(after)].filter(([line]) => !known.has(line)).map(([, name]) => name);
}

/** Why an edit that was saved has taken the password: what happened, and what to do. */
export function passwordDroppedBecause(before: Servers, after: Servers): string {
  return `The password was typed for ${namesOf(before)}, and the mailbox now signs in to ${listed(foreignServers(before, after))}. It was removed, so that nobody else gets it: enter the password that belongs there.`;
}

/** The same before it is saved. */
export function dropsPasswordReason(before: Servers, after: Servers): string {
  return `The password was typed for ${namesOf(before)} and is not sent to ${listed(foreignServers(before, after))}. Type it again, or it is removed.`;
}

const namesOf = (servers: Servers): string => listed([...lines(servers).values()]);
const listed = (names: readonly string[]): string => [...new Set(names)].join(' and ');

function lines({ incoming, outgoing }: Servers): Map<string, string> {
  const found = new Map<string, string>();
  for (const [direction, server] of Object.entries({ incoming, outgoing })) {
    if (!server) continue;
    const host = server.host.trim().toLowerCase();
    const { port, security } = server;
    found.set(
      `${direction} ${host} ${port} ${security}`,
      `${host}:${port} (${NAMES[security] ?? security})`,
    );
  }
  return found;
}

const NAMES: Record<string, string> = { TLS: 'TLS', STARTTLS: 'STARTTLS', NONE: 'without TLS' };
