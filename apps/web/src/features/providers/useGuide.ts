import { ProviderGuideDocument } from '@mailkey/schema';
import { computed } from 'vue';
import { useDebounced } from '../../ui/useDebounced.js';
import type { Provider } from './useProviders.js';
import { useRead } from '../../ui/useRead.js';

/** What of a client tells whose portals its guide leads to. */
interface Client {
  authorizeUrl: string;
  scopes: string[];
}

/** The provider with the guide of this client's own cloud; the last one stays until the next is here. */
export function useGuide(provider: () => Provider | undefined, client: () => Client) {
  const rested = useDebounced(() => {
    const { authorizeUrl, scopes } = client();
    return { authorizeUrl, scopes };
  }, 300);
  const { result, error, refetch } = useRead(ProviderGuideDocument, rested, {
    keepPreviousResult: true,
  });
  const guided = computed(() => {
    const known = provider();
    const own = result.value?.providers.find(({ id }) => id === known?.id);
    return known && { ...known, guide: own?.guide ?? known.guide };
  });
  return { provider: guided, error, refetch };
}
