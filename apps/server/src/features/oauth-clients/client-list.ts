import type { OAuthClientStatus } from '../../graphql/enums.js';
import type { OAuthClientOrder, OrderDirection } from '../../graphql/list-order.js';
import type { ProviderId } from '../providers/provider.js';
import { placesOf, wantedRows, type Range, type Wanted } from '../../lib/wanted-rows.js';

/** Which clients, and in which order; absent or null: any. */
export interface ClientListing {
  search?: string | null;
  status?: OAuthClientStatus[] | null;
  provider?: ProviderId | null;
  /** Of the token URL. */
  host?: string | null;
  changedSince?: Date | null;
  orderBy?: OAuthClientOrder;
  direction?: OrderDirection;
}

/** By who has to look first: `sortStatus` of the table is the place in here. */
const STATES: readonly OAuthClientStatus[] = [
  'NEEDS_ATTENTION',
  'DRAFT',
  'READY',
  'VALIDATED',
  'DISABLED',
];

const COLUMNS: Record<OAuthClientOrder, readonly string[]> = {
  NAME: ['sortName', 'id'],
  STATE: ['sortStatus', 'sortName', 'id'],
  HOST: ['sortHost', 'sortName', 'id'],
  CHANGED: ['updatedAt', 'id'],
};

export function wantedClients(listing: ClientListing, search: string | undefined): Wanted {
  const { orderBy = 'NAME', direction, provider, changedSince } = listing;
  const host = listing.host?.trim().toLowerCase();
  // All of one host are equal by that: their order is that of their names.
  const order = orderBy === 'HOST' && host && !provider ? 'NAME' : orderBy;
  return wantedRows({
    table: 'oauth_client',
    owners: ownersOf(provider, host),
    places: placesOf(STATES, listing.status),
    tests: provider && host ? [{ sql: '"sortHost" = ?', values: [host] }] : [],
    since: changedSince?.getTime(),
    search,
    order: COLUMNS[order],
    descending: direction === 'DESC',
  });
}

function ownersOf(
  provider: ProviderId | null | undefined,
  host: string | undefined,
): readonly Range[] {
  if (provider) return [{ provider }];
  return host ? [{ sortHost: host }] : [{}];
}
