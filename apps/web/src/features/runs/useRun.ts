import { CancelRunDocument, RunDocument, WatchRunDocument } from '@mailkey/schema';
import { useMutation, useSubscription } from '@vue/apollo-composable';
import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { hasEnded } from './run-state.js';
import { useRead } from '../../ui/useRead.js';

/**
 * One run: read once, then watched until it has ended. Each snapshot of the subscription lands in
 * the cache, where the query sees it.
 */
export function useRun(id: MaybeRefOrGetter<string | null | undefined>) {
  const variables = () => ({ id: toValue(id) ?? '' });
  const enabled = computed(() => Boolean(toValue(id)));
  const { result, loading, error, refetch } = useRead(RunDocument, variables, { enabled });
  const run = computed(() => (enabled.value ? (result.value?.run ?? null) : null));
  // Once watched, to the end: that the run has ended may be known (from its mailbox) before the
  // last snapshot is there.
  const watched = ref<string | null>(null);
  watch(
    run,
    (known) => {
      if (known && !hasEnded(known.status)) watched.value = known.id;
    },
    { immediate: true },
  );
  useSubscription(WatchRunDocument, variables, () => ({
    enabled: watched.value !== null && watched.value === toValue(id),
  }));

  const {
    mutate,
    loading: cancelling,
    error: cancelError,
  } = useMutation(CancelRunDocument, {
    throws: 'never',
  });
  const cancel = async () => void (await mutate(variables()));
  return { run, loading, error, refetch, cancel, cancelling, cancelError };
}
