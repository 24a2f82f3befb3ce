import {
  CommitMailboxImportDocument,
  DiscardMailboxImportDocument,
  MailboxImportChangedDocument,
  MailboxImportDocument,
  type MailboxImportOutcome,
  type MailboxImportQuery,
} from '@mailkey/schema';
import { useMutation, useSubscription } from '@vue/apollo-composable';
import { computed, watch } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** One import with its rows, a page at a time, and what one does with it. */
export function useImport(id: () => string, outcome: () => MailboxImportOutcome | null) {
  const { result, loading, error, refetch, retry, fetchMore } = useRead(
    MailboxImportDocument,
    () => ({ id: id(), first: 50, outcome: outcome() && [outcome()!] }),
    { fetchPolicy: 'network-only', keepPreviousResult: true },
  );
  const live = useSubscription(MailboxImportChangedDocument, () => ({ id: id() }));
  const found = computed(() => result.value?.mailboxImport ?? null);
  const rows = computed(() => found.value?.rows.nodes ?? []);
  const hasMore = computed(() => found.value?.rows.pageInfo.hasNextPage ?? false);
  const more = () =>
    fetchMore({
      variables: { after: found.value?.rows.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => {
        const { mailboxImport: next } = fetchMoreResult as MailboxImportQuery; // one page more of it
        const { mailboxImport: known } = before;
        if (!known || !next) return before;
        const nodes = [...known.rows.nodes, ...next.rows.nodes];
        return { mailboxImport: { ...next, rows: { ...next.rows, nodes } } };
      },
    });
  // What has become of each row is known at the end, which may be told before the order is answered.
  watch(
    () => live.result.value?.mailboxImportChanged.status,
    (now) => now === 'DONE' && refetch(),
  );
  const committing = useMutation(CommitMailboxImportDocument, { throws: 'never' });
  const discarding = useMutation(DiscardMailboxImportDocument, { throws: 'never' });
  return {
    found,
    rows,
    hasMore,
    loading,
    error,
    retry,
    more,
    commit: async (onlyReady: number | null) =>
      Boolean((await committing.mutate({ id: id(), onlyReady }))?.data),
    discard: async () => Boolean((await discarding.mutate({ id: id() }))?.data),
    saving: computed(() => committing.loading.value || discarding.loading.value),
    problem: computed(() => committing.error.value ?? discarding.error.value),
  };
}
