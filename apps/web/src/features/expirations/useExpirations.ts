import { ExpirationsDocument } from '@mailkey/schema';
import { computed } from 'vue';
import { useRead } from '../../ui/useRead.js';
import { useRenewals } from '../grants/useRenewals.js';

/** What ends, the next first; it is read again whenever a client, a mailbox or a grant changes. */
export function useExpirations() {
  const { result, loading, error, refetch, retry, fetchMore } = useRead(
    ExpirationsDocument,
    { first: 100 },
    { fetchPolicy: 'cache-and-network' },
  );
  useRenewals(refetch);
  const expirations = computed(() => result.value?.expirations.nodes ?? []);
  const total = computed(() => result.value?.expirations);
  const hasMore = computed(() => result.value?.expirations.pageInfo.hasNextPage ?? false);
  const more = () =>
    fetchMore({ variables: { after: result.value?.expirations.pageInfo.endCursor } });
  return { expirations, total, hasMore, loading, error, refetch, retry, more };
}
