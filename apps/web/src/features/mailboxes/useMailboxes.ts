import { MailboxesDocument, type MailboxStatus } from '@mailkey/schema';
import { computed } from 'vue';
import { oneOf } from '../../lib/one-of.js';
import { useRouteFilter } from '../../ui/useRouteFilter.js';
import { mailboxStates } from './mailbox-state.js';
import { useRead } from '../../ui/useRead.js';

export interface MailboxFilter {
  search: string;
  status: MailboxStatus | null;
  oauthClientId?: string | null;
}

/** The list of mailboxes, a page at a time. */
export function useMailboxes(filter: () => MailboxFilter, first = 20) {
  const variables = () => {
    const { search, status, oauthClientId = null } = filter();
    return { first, search: search.trim() || null, status: status && [status], oauthClientId };
  };
  const { result, loading, error, refetch, retry, fetchMore } = useRead(
    MailboxesDocument,
    variables,
  );
  const mailboxes = computed(() => result.value?.mailboxes.nodes ?? []);
  const total = computed(() => result.value?.mailboxes.totalCount ?? 0);
  const failing = computed(() => result.value?.failing.totalCount ?? 0);
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
  }));
