import {
  CalendarFeedDocument,
  CreateCalendarFeedDocument,
  RevokeCalendarFeedDocument,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** One's own feed. A new address is returned once and kept nowhere. */
export function useCalendarFeed() {
  const { result, loading, error, refetch } = useRead(CalendarFeedDocument, null, {
    fetchPolicy: 'cache-and-network',
  });
  const feed = computed(() => result.value?.calendarFeed ?? null);
  const creation = useMutation(CreateCalendarFeedDocument, {
    throws: 'never',
    fetchPolicy: 'no-cache',
  });
  const revocation = useMutation(RevokeCalendarFeedDocument, { throws: 'never' });

  async function create(): Promise<string | null> {
    const answer = await creation.mutate();
    if (answer?.data) await refetch();
    return answer?.data?.createCalendarFeed.url ?? null;
  }
  async function revoke(): Promise<void> {
    const answer = await revocation.mutate();
    if (answer?.data) await refetch();
  }
  const problem = computed(() => creation.error.value ?? revocation.error.value ?? null);
  /** Who makes an address ends the one before: not without knowing of it. */
  const isKnown = computed(() => result.value !== undefined);
  return {
    feed,
    isKnown,
    loading,
    error,
    refetch,
    problem,
    create,
    creating: creation.loading,
    revoke,
  };
}
