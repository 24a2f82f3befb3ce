import { KeysDocument, RotateDataKeyDocument } from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed, ref, watch } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** The keys at rest: while values are sealed anew, one sees it go on. */
export function useKeys() {
  const pollInterval = ref(0);
  const { result, loading, error, refetch } = useRead(KeysDocument, null, () => ({
    pollInterval: pollInterval.value,
  }));
  const keys = computed(() => result.value?.keys ?? null);
  watch(keys, (now) => (pollInterval.value = now?.rotating ? 2000 : 0), { immediate: true });
  const {
    mutate,
    loading: starting,
    error: rotateError,
  } = useMutation(RotateDataKeyDocument, { throws: 'never' });
  async function rotate(): Promise<void> {
    if ((await mutate())?.data) await refetch();
  }
  return { keys, loading, error, refetch, rotate, starting, rotateError };
}
