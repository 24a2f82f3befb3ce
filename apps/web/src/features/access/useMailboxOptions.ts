import { MailboxOptionsDocument } from '@mailkey/schema';
import { ref } from 'vue';
import { useDebounced } from '../../ui/useDebounced.js';
import { useKnown } from '../../ui/useKnown.js';
import { useRead } from '../../ui/useRead.js';

/** Mailboxes to choose from: some at first, and what the server finds for a text. */
export function useMailboxOptions() {
  const search = ref('');
  const rested = useDebounced(() => search.value.trim(), 200);
  const { result, loading, error } = useRead(MailboxOptionsDocument, () => ({
    search: rested.value || null,
  }));
  const mailboxes = useKnown(() => result.value?.mailboxes.nodes ?? []);
  return { search, mailboxes, loading, error };
}
