import {
  DeleteMailboxDocument,
  MailboxDocument,
  MailboxPageChangedDocument,
  MailboxRunsDocument,
} from '@mailkey/schema';
import { useMutation, useSubscription } from '@vue/apollo-composable';
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** One mailbox, and the end of it. */
export function useMailbox(id: MaybeRefOrGetter<string>) {
  const { result, loading, error, refetch } = useRead(MailboxDocument, () => ({
    id: toValue(id),
  }));
  useSubscription(MailboxPageChangedDocument, () => ({ id: toValue(id) }));
  const mailbox = computed(() => result.value?.mailbox ?? null);
  const deletion = useMutation(DeleteMailboxDocument, {
    throws: 'never',
    update: (cache, answer) => {
      const gone = answer.data?.deleteMailbox;
      if (gone) cache.evict({ id: cache.identify({ __typename: 'Mailbox', id: gone }) });
      cache.gc();
    },
  });
  const remove = async () => Boolean((await deletion.mutate({ id: toValue(id) }))?.data);
  const { error: removeError } = deletion;
  return { mailbox, loading, error, refetch, remove, removeError };
}

/** What has run for a mailbox and how its state changed; read again when there is another latest run. */
export function useMailboxRuns(
  id: MaybeRefOrGetter<string>,
  latest: () => { id: string; status: string } | null | undefined,
) {
  const { result, loading, error, fetchMore, refetch, retry } = useRead(
    MailboxRunsDocument,
    () => ({
      id: toValue(id),
      first: 10,
    }),
  );
  watch(
    () => latest() && `${latest()?.id} ${latest()?.status}`,
    (_now, before) => before !== undefined && refetch(),
  );
  const connection = computed(() => result.value?.mailbox?.runs);
  const runs = computed(() => connection.value?.nodes ?? []);
  const changes = computed(() => result.value?.mailbox?.history.nodes ?? []);
  const total = connection;
  const hasMore = computed(() => connection.value?.pageInfo.hasNextPage ?? false);
  const more = () => fetchMore({ variables: { after: connection.value?.pageInfo.endCursor } });
  /** null: none has ever run; undefined: that is not known. */
  const latestCheck = computed(() =>
    result.value ? (runs.value.find(({ kind }) => kind === 'CHECK')?.id ?? null) : undefined,
  );
  return { runs, latestCheck, changes, total, hasMore, loading, error, more, refetch, retry };
}
