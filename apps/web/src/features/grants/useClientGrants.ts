import {
  GrantChangedDocument,
  OAuthClientGrantsChangedDocument,
  OAuthClientGrantsDocument,
} from '@mailkey/schema';
import { useSubscription } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** The grants of a client as they are now: each renewal and each end shows by itself. */
export function useClientGrants(id: () => string) {
  const { result, loading, error, refetch } = useRead(OAuthClientGrantsDocument, () => ({
    id: id(),
  }));
  useSubscription(OAuthClientGrantsChangedDocument, () => ({ id: id() }));
  useSubscription(GrantChangedDocument, () => ({ oauthClientId: id() }));
  const grants = computed(() => result.value?.oauthClient?.grantConnection.nodes ?? []);
  const count = computed(() => result.value?.oauthClient?.grantCount ?? 0);
  /** Forgotten here, and the provider has not confirmed it yet. */
  const pending = computed(() => result.value?.oauthClient?.pendingRevocations ?? 0);
  /** What was ordered for more grants or mailboxes than are written at once. */
  const underWay = computed(() => result.value?.oauthClient?.underWay ?? []);
  return { grants, count, pending, underWay, loading, error, refetch };
}
