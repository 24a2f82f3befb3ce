import { NewOAuthClientDraftDocument } from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { onMounted, ref } from 'vue';

export interface ClientDraft {
  id: string;
  redirectUri: string;
}

const isDraft = (value: unknown): value is ClientDraft =>
  typeof (value as ClientDraft | null)?.id === 'string';

/**
 * The id that a new client will have, so that its redirect URI can be pasted before the first save.
 * It stays in the history entry: a reload keeps it, "Add Client" reserves another.
 */
export function useClientDraft() {
  const draft = ref<ClientDraft | null>(null);
  const { mutate, error } = useMutation(NewOAuthClientDraftDocument, { throws: 'never' });

  async function reserve(): Promise<void> {
    const answer = await mutate();
    const reserved = answer?.data?.newOAuthClientDraft;
    if (!reserved) return;
    const { id, redirectUri } = reserved;
    draft.value = { id, redirectUri };
    history.replaceState({ ...history.state, clientDraft: { id, redirectUri } }, '');
  }
  onMounted(() => {
    const kept = (history.state as { clientDraft?: unknown } | null)?.clientDraft;
    if (isDraft(kept)) draft.value = kept;
    else void reserve();
  });
  return { draft, error, reserve };
}
