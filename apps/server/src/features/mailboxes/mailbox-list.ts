import type { MailboxStatus } from '../../graphql/enums.js';
import type { MailboxOrder, OrderDirection } from '../../graphql/list-order.js';
import { placesOf, wantedRows, type Range, type Wanted } from '../../lib/wanted-rows.js';

/** Which mailboxes; absent or null: any. */
export interface MailboxFilter {
  search?: string | null;
  status?: MailboxStatus[] | null;
  oauthClientId?: string | null;
  /** One of its servers, in full. */
  host?: string | null;
  changedSince?: Date | null;
}

/** Which mailboxes, and in which order. */
export interface MailboxListing extends MailboxFilter {
  orderBy?: MailboxOrder;
  direction?: OrderDirection;
}

/** By who has to look first: `sortStatus` of the table is the place in here. */
const STATES: readonly MailboxStatus[] = ['FAILING', 'UNCHECKED', 'CHECKING', 'OK', 'DISABLED'];

const COLUMNS: Record<MailboxOrder, readonly string[]> = {
  NAME: ['sortName', 'id'],
  STATE: ['sortStatus', 'sortName', 'id'],
  CLIENT: ['sortClient', 'sortName', 'id'],
  HOST: ['sortHost', 'sortName', 'id'],
  CHANGED: ['updatedAt', 'id'],
};

export function wantedMailboxes(listing: MailboxListing, search: string | undefined): Wanted {
  const { oauthClientId, changedSince, direction } = listing;
  const host = listing.host?.trim().toLowerCase();
  return wantedRows({
    table: 'mailbox',
    owners: ownersOf(oauthClientId, host),
    places: placesOf(STATES, listing.status),
    tests: oauthClientId && host ? [hasHost(host)] : [],
    since: changedSince?.getTime(),
    search,
    order: COLUMNS[orderOf(listing)],
    descending: direction === 'DESC',
  });
}

/** All of one client, or of one host, are equal by that: their order is that of their names. */
function orderOf({ orderBy = 'NAME', oauthClientId, host }: MailboxListing): MailboxOrder {
  if (orderBy === 'CLIENT' && oauthClientId) return 'NAME';
  return orderBy === 'HOST' && host && !oauthClientId ? 'NAME' : orderBy;
}

function ownersOf(
  oauthClientId: string | null | undefined,
  host: string | null | undefined,
): readonly Range[] {
  if (oauthClientId) return [{ oauthClientId }];
  return host ? [{ sortHost: host }, { otherHost: host }] : [{}];
}

const hasHost = (host: string) => ({
  sql: '("sortHost" = ? OR "otherHost" = ?)',
  values: [host, host],
});
