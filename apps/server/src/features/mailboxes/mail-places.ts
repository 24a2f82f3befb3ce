import { tokenOrigin, type TokenSource } from '../oauth-clients/token-origin.js';
import { knownMailPlaces, mailPlace } from '../providers/mail-hosts.js';
import type { Provider } from '../providers/provider.js';
import type { MailboxSettings } from './mailbox-settings.js';
import { foreignServers } from './password-origin.js';

/** What decides where the tokens of a mailbox go. */
export interface TokenUser extends Pick<MailboxSettings, 'authentication' | 'oauthClientId'> {
  incoming: Place | null;
  outgoing: Place | null;
}

interface Place {
  host: string;
  port: number;
}

export interface Confirmed {
  tokenOrigin: string;
  place: string;
}

/** `host:port` of each server that would get a token of the client, each once. */
export function tokenPlaces(mailbox: TokenUser): string[] {
  const { authentication, oauthClientId, incoming, outgoing } = mailbox;
  if (authentication !== 'OAUTH2' || !oauthClientId) return [];
  const servers = [incoming, outgoing].filter((server) => server !== null);
  return [...new Set(servers.map(mailPlace))];
}

/**
 * The one decision on where tokens may go: of the places of a mailbox those that its provider does
 * not know, and that nobody has confirmed for this client at this token endpoint.
 */
export function unconfirmedPlaces(
  mailbox: TokenUser,
  source: TokenSource,
  { provider, confirmed }: { provider: Provider; confirmed: readonly Confirmed[] },
): string[] {
  const known = knownMailPlaces(provider, source.accessTokenUrl);
  const origin = tokenOrigin(source);
  const agreed = new Set(
    confirmed.filter((one) => one.tokenOrigin === origin).map(({ place }) => place),
  );
  return tokenPlaces(mailbox).filter((place) => !known.has(place) && !agreed.has(place));
}

/** The places that an edit names: those that were there before with the same client are not new. */
export function namedPlaces(before: TokenUser | undefined, after: TokenUser): string[] {
  const same = before?.oauthClientId === after.oauthClientId ? before : undefined;
  const former = new Set(same ? tokenPlaces(same) : []);
  return tokenPlaces(after).filter((place) => !former.has(place));
}

/** Whether a stored password would go to somebody whom it was not typed for. */
export function leadsPasswordElsewhere(
  before: MailboxSettings & { sealedPassword: string | null },
  after: MailboxSettings,
): boolean {
  if (before.sealedPassword === null) return false;
  if (before.authentication !== 'PASSWORD' && after.authentication === 'PASSWORD') return true;
  return foreignServers(before, after).length > 0;
}

/** Why such a mailbox gets no token: for programs, alerts and the steps of a check. */
export function unconfirmedSentence(places: readonly string[]): string {
  const servers = places.length > 1 ? 'These mail servers are' : 'This mail server is';
  return `${servers} new to this client: an admin must confirm ${places.join(' and ')} on the mailbox's page. Until then no token is sent there.`;
}
