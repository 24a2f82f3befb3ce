import { HomeDocument } from '@mailkey/schema';
import { computed } from 'vue';
import { useRead } from '../../ui/useRead.js';
import { useRenewals } from '../grants/useRenewals.js';

/** The state of everything, on one page. */
export function useHome() {
  const { result, loading, error, refetch } = useRead(HomeDocument);
  useRenewals(refetch);
  const home = computed(() => result.value ?? null);
  // A mailbox with a password needs no client.
  const isEmpty = computed(() => {
    if (!home.value) return false;
    const { allClients, ok, failing, unchecked } = home.value;
    return [allClients, ok, failing, unchecked].every(({ totalCount }) => totalCount === 0);
  });
  return { home, isEmpty, loading, error, refetch };
}
