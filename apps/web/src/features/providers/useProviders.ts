import { ProvidersDocument, type OAuthProvider, type ProvidersQuery } from '@mailkey/schema';
import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';

export type Provider = ProvidersQuery['providers'][number];

/** What Mailkey knows of the providers; it does not change while the app is open. */
export function useProviders() {
  const { result, error, refetch } = useQuery(ProvidersDocument, null, {
    fetchPolicy: 'cache-first',
  });
  const providers = computed<readonly Provider[]>(() => result.value?.providers ?? []);
  const providerOf = (id: OAuthProvider | null | undefined) =>
    providers.value.find((provider) => provider.id === id);
  return { providers, providerOf, error, refetch };
}
