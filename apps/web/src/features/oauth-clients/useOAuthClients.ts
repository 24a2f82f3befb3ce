import {
  OAuthClientOptionsDocument,
  OAuthClientsDocument,
  TrySandboxDocument,
  type OAuthClientOrder,
  type OAuthClientStatus,
  type OAuthProvider,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed, ref } from 'vue';
import { useDebounced } from '../../ui/useDebounced.js';
import { useKnown } from '../../ui/useKnown.js';
import { useRouteFilter } from '../../ui/useRouteFilter.js';
import { changedSince, changedWithin, type ChangedWithin } from '../../lib/changed-since.js';
import { oneOf } from '../../lib/one-of.js';
import { sortingOf } from '../../lib/sorting.js';
import { clientStates } from './client-state.js';
import { useRead } from '../../ui/useRead.js';

export interface ClientFilter {
  search: string;
  status: OAuthClientStatus | null;
  provider: OAuthProvider | null;
  host: string;
  changed: ChangedWithin | null;
  /** As the address has it (lib/sorting.ts). */
  sort: string | null;
}

export const clientOrders: readonly OAuthClientOrder[] = ['NAME', 'STATE', 'HOST', 'CHANGED'];

/** The list of clients, a page at a time. */
export function useOAuthClients(filter: () => ClientFilter) {
  const variables = () => {
    const { search, status, provider, host, changed, sort } = filter();
    const { by, descending } = sortingOf(clientOrders, sort ?? '');
    return {
      first: 20,
      search: search.trim() || null,
      status: status && [status],
      provider,
      host: host.trim() || null,
      changedSince: changedSince(changed, Date.now()),
      orderBy: by,
      direction: descending ? ('DESC' as const) : ('ASC' as const),
    };
  };
  const { result, loading, error, refetch, retry, fetchMore } = useRead(
    OAuthClientsDocument,
    variables,
  );
  const clients = computed(() => result.value?.oauthClients.nodes ?? []);
  const total = computed(() => result.value?.oauthClients);
  const hasMore = computed(() => result.value?.oauthClients.pageInfo.hasNextPage ?? false);
  const more = () =>
    fetchMore({ variables: { after: result.value?.oauthClients.pageInfo.endCursor } });
  return { clients, total, hasMore, loading, error, refetch, retry, more };
}

/** Clients to choose from: some at first, the chosen one, and what the server finds for a text. */
export function useOAuthClientOptions(chosen: () => string | null | undefined = () => null) {
  const search = ref('');
  const rested = useDebounced(() => search.value.trim(), 200);
  const { result, loading, error } = useRead(OAuthClientOptionsDocument, () => ({
    search: rested.value || null,
    chosen: chosen() ?? '',
    isChosen: Boolean(chosen()),
  }));
  const clients = useKnown(() =>
    result.value ? [...result.value.oauthClients.nodes, result.value.oauthClient] : [],
  );
  return { search, clients, loading, error };
}

export type OAuthClientChoice = ReturnType<typeof useOAuthClientOptions>;

/** A client and two mailboxes to rehearse with; null when it was refused. */
export function useSandbox() {
  const {
    mutate,
    loading: trying,
    error: sandboxError,
  } = useMutation(TrySandboxDocument, {
    throws: 'never',
  });
  const trySandbox = async () => (await mutate())?.data?.trySandbox.oauthClient.id ?? null;
  return { trySandbox, trying, sandboxError };
}

/** The list's filter, as the address has it. */
export const useClientFilter = () =>
  useRouteFilter<ClientFilter>((query) => ({
    search: query('search'),
    status: oneOf(clientStates, query('status')),
    provider: (query('provider') || null) as OAuthProvider | null, // the server refuses what is none
    host: query('host'),
    changed: oneOf(changedWithin, query('changed')),
    sort: query('sort') || null,
  }));
