import { PaletteDocument } from '@mailkey/schema';
import { useQuery } from '@vue/apollo-composable';
import { computed, ref } from 'vue';
import { useDebounced } from '../../ui/useDebounced.js';

/** What the palette finds for a text, on the server. */
export function usePalette(open: () => boolean) {
  const search = ref('');
  const rested = useDebounced(() => search.value.trim(), 150);
  const { result, loading } = useQuery(
    PaletteDocument,
    () => ({ search: rested.value || null }),
    () => ({ enabled: open(), keepPreviousResult: true }),
  );
  const clients = computed(() => result.value?.oauthClients.nodes ?? []);
  const mailboxes = computed(() => result.value?.mailboxes.nodes ?? []);
  return { search, clients, mailboxes, loading };
}
