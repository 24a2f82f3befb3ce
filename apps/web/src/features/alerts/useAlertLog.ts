import {
  AlertDeliveriesDocument,
  AlertDeliveryChangedDocument,
  RetryAlertDeliveryDocument,
  TestAlertChannelDocument,
  type AlertDeliveryRow_AlertDeliveryFragment,
} from '@mailkey/schema';
import { useMutation, useSubscription } from '@vue/apollo-composable';
import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** What a channel sent, the latest first, as it happens while `open`. */
export function useAlertLog(channelId: MaybeRefOrGetter<string>, open: MaybeRefOrGetter<boolean>) {
  const variables = () => ({ channelId: toValue(channelId) });
  const options = () => ({ enabled: toValue(open) });
  const { result, loading, error, refetch, retry, fetchMore } = useRead(
    AlertDeliveriesDocument,
    () => ({ ...variables(), first: 10 }),
    options,
  );
  const page = computed(() => result.value?.alertDeliveries);
  const deliveries = computed(() => page.value?.nodes ?? []);
  const changes = useSubscription(AlertDeliveryChangedDocument, variables, options);
  changes.onResult(({ data }) => {
    const known = deliveries.value.some(({ id }) => id === data?.alertDeliveryChanged.id);
    if (data && !known) void refetch();
  });
  const retrying = useMutation(RetryAlertDeliveryDocument, { throws: 'never' });
  return {
    deliveries,
    total: page,
    hasMore: computed(() => page.value?.pageInfo.hasNextPage ?? false),
    more: () => fetchMore({ variables: { after: page.value?.pageInfo.endCursor } }),
    loading,
    error,
    retry,
    resend: async (id: string) => void (await retrying.mutate({ id })),
    resendError: retrying.error,
  };
}

/** Sends a test and keeps what came of it. */
export function useAlertTest() {
  const {
    mutate,
    loading: testing,
    error,
  } = useMutation(TestAlertChannelDocument, {
    throws: 'never',
  });
  const outcome = ref<AlertDeliveryRow_AlertDeliveryFragment | null>(null);
  async function test(id: string): Promise<void> {
    outcome.value = null;
    outcome.value = (await mutate({ id }))?.data?.testAlertChannel ?? null;
  }
  return { test, testing, outcome, error };
}
