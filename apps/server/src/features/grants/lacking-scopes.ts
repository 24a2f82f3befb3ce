/** Of a mailbox what decides which permissions it needs. */
export interface Using {
  name: string;
  enabled: boolean;
  authentication: string;
  incoming: { protocol: 'IMAP' | 'POP3' } | null;
  outgoing: object | null;
}

/** A scope that was not granted, and who cannot do without it. */
export interface LackingScope {
  scope: string;
  mailboxes: string[];
}

/**
 * Of the scopes that were not granted those that one of these mailboxes needs, as far as their names
 * tell. Who somebody is, and what other services may do, opens no mailbox.
 */
export function lackingScopes(
  missing: readonly string[],
  mailboxes: readonly Using[],
): LackingScope[] {
  const signingIn = mailboxes.filter((one) => one.enabled && one.authentication === 'OAUTH2');
  return missing.flatMap((scope) => {
    const needing = signingIn.filter((mailbox) => needs(mailbox, scope));
    return needing.length > 0 ? [{ scope, mailboxes: needing.map(({ name }) => name) }] : [];
  });
}

function needs({ incoming, outgoing }: Using, scope: string): boolean {
  if (/imap/i.test(scope)) return incoming?.protocol === 'IMAP';
  if (/\bpop/i.test(scope)) return incoming?.protocol === 'POP3';
  if (/smtp|\bsend\b/i.test(scope)) return outgoing !== null;
  return WHOLE.test(scope);
}

/** Gmail and Yahoo have one scope for all protocols, and `.default` of Exchange stands for all of them. */
const WHOLE =
  /^https:\/\/mail\.google\.com\/|^mail(?![.\w])|^https:\/\/outlook\.[^/]+\/\.default$/i;

const NAMED = 2;

/** One sentence; null where nobody lacks anything. */
export function lackingReason(lacking: readonly LackingScope[]): string | null {
  if (lacking.length === 0) return null;
  const names = [...new Set(lacking.flatMap(({ mailboxes }) => mailboxes))];
  const scopes = lacking.map(({ scope }) => shortName(scope)).join(', ');
  const need = names.length === 1 ? 'needs' : 'need';
  return `The provider does not grant ${scopes}, which ${listed(names)} ${need}: sign in again and allow it.`;
}

/** SMTP.Send of https://outlook.office.com/SMTP.Send; a scope that is an address alone stays one. */
function shortName(scope: string): string {
  return /^https:\/\/[^/]+\/{1,2}([^/]+)$/.exec(scope)?.[1] ?? scope;
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  if (more > 1) return `${names.slice(0, NAMED).join(', ')} and ${more} other mailboxes`;
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? '');
}
