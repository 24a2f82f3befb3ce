import {
  OAuthClientOptionsDocument,
  OAuthClientsDocument,
  TrySandboxDocument,
  type OAuthClientStatus,
  type OAuthProvider,
} from '@mailkey/schema';
import { useMutation, useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRouteFilter } from '../../ui/useRouteFilter.js';
import { oneOf } from '../../lib/one-of.js';
import { clientStates } from './client-state.js';

export interface ClientFilter {
  search: string;
  status: OAuthClientStatus | null;
  provider: OAuthProvider | null;
}

/** The list of clients, a page at a time. */
export function useOAuthClients(filter: () => ClientFilter) {
  const variables = () => {
    const { search, status, provider } = filter();
    return { first: 20, search: search.trim() || null, status: status && [status], provider };
  };
  const { result, loading, error, refetch, fetchMore } = useQuery(OAuthClientsDocument, variables);
  const clients = computed(() => result.value?.oauthClients.nodes ?? []);
  const total = computed(() => result.value?.oauthClients.totalCount ?? 0);
  const hasMore = computed(() => result.value?.oauthClients.pageInfo.hasNextPage ?? false);
  const more = () =>
    fetchMore({ variables: { after: result.value?.oauthClients.pageInfo.endCursor } });
  return { clients, total, hasMore, loading, error, refetch, more };
}

/** All clients, to choose one for a mailbox. */
export function useOAuthClientOptions() {
  const { result } = useQuery(OAuthClientOptionsDocument);
  return computed(() => result.value?.oauthClients.nodes ?? []);
}

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
  }));
