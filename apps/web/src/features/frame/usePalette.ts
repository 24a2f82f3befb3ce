import { PaletteDocument } from '@mailkey/schema';
import { computed, ref } from 'vue';
import { useDebounced } from '../../ui/useDebounced.js';
import { useProblemText } from '../../ui/useProblemText.js';
import { useRead } from '../../ui/useRead.js';

/** What the palette finds for a text, on the server. */
export function usePalette(open: () => boolean) {
  const search = ref('');
  const problemText = useProblemText();
  const rested = useDebounced(() => search.value.trim(), 150);
  const { result, loading, error } = useRead(
    PaletteDocument,
    () => ({ search: rested.value || null }),
    () => ({ enabled: open(), keepPreviousResult: true }),
  );
  const clients = computed(() => result.value?.oauthClients.nodes ?? []);
  const problem = computed(() => error.value && problemText(error.value));
  const mailboxes = computed(() => result.value?.mailboxes.nodes ?? []);
  return { search, clients, mailboxes, loading, problem };
}
