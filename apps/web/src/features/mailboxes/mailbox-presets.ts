import type { ConnectionSecurity } from '@mailkey/schema';
import type { Provider } from '../providers/useProviders.js';
import type { IncomingForm, MailboxForm, OutgoingForm } from './mailbox-form.js';

type Protocol = IncomingForm['protocol'] | 'SMTP';

// RFC 8314 and the services' registered ports
const ports: Record<Protocol, Record<ConnectionSecurity, number>> = {
  IMAP: { TLS: 993, STARTTLS: 143, NONE: 143 },
  POP3: { TLS: 995, STARTTLS: 110, NONE: 110 },
  SMTP: { TLS: 465, STARTTLS: 587, NONE: 25 },
  NONE: { TLS: 993, STARTTLS: 143, NONE: 143 },
};

/** What stands behind a mailbox: the provider of its client, and the person who consented. */
export interface Surroundings {
  provider: Provider | undefined;
  account: string | null | undefined;
}

type Server = Pick<IncomingForm, 'host' | 'port' | 'security'>;

function presetIncoming(provider: Provider | undefined, protocol: Protocol): Server | undefined {
  const server = provider?.incoming.find((one) => one.protocol === protocol);
  return server && { host: server.host, port: server.port, security: server.security };
}

const untouched = (server: Server, preset: Server | undefined): boolean =>
  !server.host ||
  (preset !== undefined &&
    server.host === preset.host &&
    server.port === preset.port &&
    server.security === preset.security);

// A usual port follows its security; one that somebody chose stays.
function portAfter(protocol: Protocol, before: Server & { protocol?: Protocol }, after: Server) {
  const usual = ports[before.protocol ?? protocol][before.security];
  return before.port === usual && after.port === before.port
    ? ports[protocol][after.security]
    : after.port;
}

/** A form before and after a change, and what stands behind it each time. */
interface Move {
  before: MailboxForm;
  next: MailboxForm;
  was: Surroundings;
  is: Surroundings;
}

/** Another provider, or another cloud of the same. */
function isElsewhere(
  { was, is }: Pick<Move, 'was' | 'is'>,
  [former, preset]: readonly (Pick<Server, 'host'> | null | undefined)[],
): boolean {
  return was.provider?.id !== is.provider?.id || former?.host !== preset?.host;
}

function nextIncoming({ before, next, was, is }: Move): IncomingForm {
  const { incoming } = before;
  const { protocol } = next.incoming;
  const preset = presetIncoming(is.provider, protocol);
  const former = presetIncoming(was.provider, incoming.protocol);
  const moved = protocol !== incoming.protocol || isElsewhere({ was, is }, [former, preset]);
  if (moved && preset && untouched(incoming, former)) {
    return { ...next.incoming, ...preset };
  }
  return { ...next.incoming, port: portAfter(protocol, incoming, next.incoming) };
}

function nextOutgoing({ before, next, was, is }: Move): OutgoingForm {
  const preset = is.provider?.outgoing;
  const moved = isElsewhere({ was, is }, [was.provider?.outgoing, preset]);
  if (moved && preset && untouched(before.outgoing, was.provider?.outgoing ?? undefined)) {
    const { host, port, security } = preset;
    return { ...next.outgoing, host, port, security };
  }
  return { ...next.outgoing, port: portAfter('SMTP', before.outgoing, next.outgoing) };
}

interface Logins {
  reading: string;
  sending: string;
  from: string;
}

/**
 * Of a shared mailbox one reads as the shared address with the person's token; SMTP wants the
 * person's own login, and the shared address only as From.
 */
function logins({ kind, address }: MailboxForm, account: string | null | undefined): Logins {
  return kind === 'SHARED'
    ? { reading: address.trim(), sending: account ?? '', from: address.trim() }
    : { reading: '', sending: '', from: '' };
}

function withLogins({ before, next, was, is }: Move): MailboxForm {
  const old = logins(before, was.account);
  const now = logins(next, is.account);
  const switched = before.kind !== next.kind;
  const follow = (value: string, from: string, to: string) =>
    switched || value === from ? to : value;
  const incoming: IncomingForm = {
    ...next.incoming,
    username: follow(next.incoming.username, old.reading, now.reading),
  };
  const outgoing: OutgoingForm = {
    ...next.outgoing,
    username: follow(next.outgoing.username, old.sending, now.sending),
    fromAddress: follow(next.outgoing.fromAddress, old.from, now.from),
  };
  return { ...next, incoming, outgoing };
}

/** The form after a change: hosts, ports and logins that were preset follow, typed ones stay. */
export function changedMailbox(
  before: MailboxForm,
  change: Partial<MailboxForm>,
  around: { was: Surroundings; is: Surroundings },
): MailboxForm {
  const move: Move = { before, next: { ...before, ...change }, ...around };
  const incoming = nextIncoming(move);
  const outgoing = nextOutgoing(move);
  return withLogins({ ...move, next: { ...move.next, incoming, outgoing } });
}
