import { parseUrl } from '../../lib/parse-url.js';

/** Where tokens come from. */
export interface TokenSource {
  accessTokenUrl: string | null;
}

interface Pair extends TokenSource {
  clientId: string | null;
}

/**
 * Whom the secrets of a client and the tokens of its grants belong to: scheme, host and port of the
 * token URL, as a connection reads them (RFC 6454 section 6.2). Empty where there is none yet.
 */
export function tokenOrigin({ accessTokenUrl }: TokenSource): string {
  return urlOrigin(accessTokenUrl);
}

export function urlOrigin(url: string | null): string {
  return parseUrl(url ?? '')?.origin ?? '';
}

/** Whether two speak of the same application of the same provider: what one has may be sent for the other. */
export function samePair(one: Pair, other: Pair): boolean {
  return one.clientId === other.clientId && tokenOrigin(one) === tokenOrigin(other);
}

/** Why an edit that was saved has taken the secrets of a client: one sentence and what to do. */
export function secretDroppedBecause(before: TokenSource, after: TokenSource): string {
  const to = tokenOrigin(after);
  const leads = to ? `the token URL now leads to ${to}` : 'there is no token URL any more';
  return `The client secret ${typedFor(before)}, and ${leads}. It was removed, so that nobody else gets it: enter the secret that belongs there.`;
}

/** The same before it is saved. */
export function dropsSecretReason(before: TokenSource, after: TokenSource): string {
  const to = tokenOrigin(after);
  return `The client secret ${typedFor(before)} and is not sent ${to ? `to ${to}` : 'anywhere else'}. Type the secret that belongs there, or it is removed.`;
}

function typedFor(source: TokenSource): string {
  const origin = tokenOrigin(source);
  return origin ? `was typed for ${origin}` : 'was typed before there was a token URL';
}
