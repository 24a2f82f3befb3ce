import {
  DeleteOAuthClientDocument,
  OAuthClientDocument,
  OAuthClientPageChangedDocument,
  OAuthClientRunsDocument,
} from '@mailkey/schema';
import { useMutation, useSubscription } from '@vue/apollo-composable';
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** One OAuth client with its consent receipt, and the end of it. */
export function useOAuthClient(id: MaybeRefOrGetter<string>) {
  const { result, loading, error, refetch } = useRead(OAuthClientDocument, () => ({
    id: toValue(id),
  }));
  useSubscription(OAuthClientPageChangedDocument, () => ({ id: toValue(id) }));
  const client = computed(() => result.value?.oauthClient ?? null);
  const deletion = useMutation(DeleteOAuthClientDocument, {
    throws: 'never',
    update: (cache, answer) => {
      const gone = answer.data?.deleteOAuthClient;
      if (gone) cache.evict({ id: cache.identify({ __typename: 'OAuthClient', id: gone }) });
      cache.gc();
    },
  });
  const remove = async () => Boolean((await deletion.mutate({ id: toValue(id) }))?.data);
  const { error: removeError } = deletion;
  return { client, loading, error, refetch, remove, removeError };
}

/** What has run for a client; read again when there is another latest run. */
export function useOAuthClientRuns(
  id: MaybeRefOrGetter<string>,
  latest: () => { id: string; status: string } | null | undefined,
) {
  const { result, loading, error, fetchMore, refetch, retry } = useRead(
    OAuthClientRunsDocument,
    () => ({
      id: toValue(id),
      first: 10,
    }),
  );
  watch(
    () => latest() && `${latest()?.id} ${latest()?.status}`,
    (_now, before) => before !== undefined && refetch(),
  );
  const connection = computed(() => result.value?.oauthClient?.runs);
  const runs = computed(() => connection.value?.nodes ?? []);
  const total = connection;
  const hasMore = computed(() => connection.value?.pageInfo.hasNextPage ?? false);
  const more = () => fetchMore({ variables: { after: connection.value?.pageInfo.endCursor } });
  return { runs, total, hasMore, loading, error, more, refetch, retry };
}
