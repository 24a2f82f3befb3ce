import {
  MailboxesDocument,
  type MailboxesMatching,
  type MailboxOrder,
  type MailboxStatus,
} from '@mailkey/schema';
import { computed } from 'vue';
import { changedSince, changedWithin, type ChangedWithin } from '../../lib/changed-since.js';
import { oneOf } from '../../lib/one-of.js';
import { sortingOf } from '../../lib/sorting.js';
import { useRouteFilter } from '../../ui/useRouteFilter.js';
import { mailboxStates } from './mailbox-state.js';
import { useRead } from '../../ui/useRead.js';

export interface MailboxFilter {
  search: string;
  status: MailboxStatus | null;
  oauthClientId?: string | null;
  host?: string;
  changed?: ChangedWithin | null;
  /** As the address has it (lib/sorting.ts). */
  sort?: string | null;
}

export const mailboxOrders: readonly MailboxOrder[] = [
  'NAME',
  'STATE',
  'CLIENT',
  'HOST',
  'CHANGED',
];

/** Which mailboxes fit a filter, as the server is asked. */
export const matchingOf = ({
  search,
  status,
  oauthClientId = null,
  host,
  changed,
}: MailboxFilter): Omit<MailboxesMatching, 'expected'> => ({
  search: search.trim() || null,
  status: status && [status],
  oauthClientId,
  host: host?.trim() || null,
  changedSince: changedSince(changed, Date.now()),
});

/** The list of mailboxes, a page at a time. */
export function useMailboxes(filter: () => MailboxFilter, first = 20) {
  const variables = () => {
    const { by, descending } = sortingOf(mailboxOrders, filter().sort ?? '');
    return {
      first,
      ...matchingOf(filter()),
      orderBy: by,
      direction: descending ? ('DESC' as const) : ('ASC' as const),
    };
  };
  const { result, loading, error, refetch, retry, fetchMore } = useRead(
    MailboxesDocument,
    variables,
  );
  const mailboxes = computed(() => result.value?.mailboxes.nodes ?? []);
  const total = computed(() => result.value?.mailboxes);
  const failing = computed(() => result.value?.failing);
  const hasMore = computed(() => result.value?.mailboxes.pageInfo.hasNextPage ?? false);
  const more = () =>
    fetchMore({ variables: { after: result.value?.mailboxes.pageInfo.endCursor } });
  return { mailboxes, total, failing, hasMore, loading, error, refetch, retry, more };
}

/** The list's filter, as the address has it. */
export const useMailboxFilter = () =>
  useRouteFilter<MailboxFilter>((query) => ({
    search: query('search'),
    status: oneOf(mailboxStates, query('status')),
    oauthClientId: query('oauthClientId') || null,
    host: query('host'),
    changed: oneOf(changedWithin, query('changed')),
    sort: query('sort') || null,
  }));
