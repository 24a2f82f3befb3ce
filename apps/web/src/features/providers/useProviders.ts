import { ProvidersDocument, type OAuthProvider, type ProvidersQuery } from '@mailkey/schema';
import { computed } from 'vue';
import { useRead } from '../../ui/useRead.js';

export type Provider = ProvidersQuery['providers'][number];

/** What Mailkey knows of the providers; it does not change while the app is open. */
export function useProviders() {
  const { result, error, refetch } = useRead(ProvidersDocument, null, {
    fetchPolicy: 'cache-first',
  });
  const providers = computed<readonly Provider[]>(() => result.value?.providers ?? []);
  const providerOf = (id: OAuthProvider | null | undefined) =>
    providers.value.find((provider) => provider.id === id);
  return { providers, providerOf, error, refetch };
}
