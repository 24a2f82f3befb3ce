/** Of a mailbox what decides which permissions it needs. */
export interface Using {
  name: string;
  enabled: boolean;
  authentication: string;
  incoming: { protocol: 'IMAP' | 'POP3' } | null;
  outgoing: object | null;
}

/** Mailboxes that sign in and need the same permissions: the first by name, and how many there are. */
export interface Need {
  protocol: 'IMAP' | 'POP3' | null;
  sends: boolean;
  names: string[];
  count: number;
}

export const signsIn = ({ enabled, authentication }: Using): boolean =>
  enabled && authentication === 'OAUTH2';

export const needOf = ({ name, incoming, outgoing }: Using): Need => ({
  protocol: incoming?.protocol ?? null,
  sends: outgoing !== null,
  names: [name],
  count: 1,
});

/** A scope that was not granted, and who cannot do without it. */
export interface LackingScope {
  scope: string;
  needs: readonly Need[];
}

/**
 * Of the scopes that were not granted those that some of these mailboxes need, as far as their names
 * tell. Who somebody is, and what other services may do, opens no mailbox.
 */
export function lackingScopes(missing: readonly string[], needs: readonly Need[]): LackingScope[] {
  return missing.flatMap((scope) => {
    const needing = needs.filter((need) => isNeeded(scope, need));
    return needing.length > 0 ? [{ scope, needs: needing }] : [];
  });
}

function isNeeded(scope: string, { protocol, sends }: Need): boolean {
  if (/imap/i.test(scope)) return protocol === 'IMAP';
  if (/\bpop/i.test(scope)) return protocol === 'POP3';
  if (/smtp|\bsend\b/i.test(scope)) return sends;
  return WHOLE.test(scope);
}

/** Gmail and Yahoo have one scope for all protocols, and `.default` of Exchange stands for all of them. */
const WHOLE =
  /^https:\/\/mail\.google\.com\/|^mail(?![.\w])|^https:\/\/outlook\.[^/]+\/\.default$/i;

/** So many are named where there are more than one besides. */
const NAMED = 2;
/** So many names of a need are enough to say who needs it. */
export const NAMES_OF_NEED = NAMED + 1;

/** One sentence; null where nobody lacks anything. */
export function lackingReason(lacking: readonly LackingScope[]): string | null {
  if (lacking.length === 0) return null;
  const scopes = lacking.map(({ scope }) => shortName(scope)).join(', ');
  const names = lacking.flatMap(({ needs }) => needs.flatMap((need) => need.names).sort());
  const count = [...new Set(lacking.flatMap(({ needs }) => needs))].reduce(
    (sum, need) => sum + need.count,
    0,
  );
  const who = listed([...new Set(names)], count);
  const need = count === 1 ? 'needs' : 'need';
  return `The provider does not grant ${scopes}, which ${who} ${need}: sign in again and allow it.`;
}

/** SMTP.Send of https://outlook.office.com/SMTP.Send; a scope that is an address alone stays one. */
function shortName(scope: string): string {
  return /^https:\/\/[^/]+\/{1,2}([^/]+)$/.exec(scope)?.[1] ?? scope;
}

function listed(names: readonly string[], count: number): string {
  const more = count - NAMED;
  if (more > 1) return `${names.slice(0, NAMED).join(', ')} and ${more} other mailboxes`;
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? '');
}
