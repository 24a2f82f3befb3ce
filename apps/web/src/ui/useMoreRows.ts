import { computed, ref } from 'vue';

interface Query {
  fetchMore(page: { variables: { after: string } }): Promise<boolean>;
  refetch(): Promise<boolean>;
}

/** "Load more" of a list that does not tell its length: there may be more while its pages come full. */
export function useMoreRows(query: Query, size: number, shown: () => readonly { id: string }[]) {
  const last = computed(() => shown().at(-1)?.id);
  /** Behind this one nothing came. */
  const end = ref<string>();
  const hasMore = computed(
    () => last.value !== undefined && last.value !== end.value && shown().length % size === 0,
  );
  async function more(): Promise<void> {
    const after = last.value;
    if (after === undefined) return;
    const came = await query.fetchMore({ variables: { after } });
    if (came && last.value === after) end.value = after;
  }
  function refetch() {
    end.value = undefined;
    return query.refetch();
  }
  return { hasMore, more, refetch };
}
