import { MailboxEditImpactDocument, type MailboxPatch } from '@mailkey/schema';
import { useApolloClient } from '@vue/apollo-composable';
import { computed, ref, watch } from 'vue';
import { useDebounced } from '../../ui/useDebounced.js';

/** Why saving would remove the stored password, live as one types; null: it would not. */
export function useMailboxImpact(id: string, patch: () => MailboxPatch) {
  const { client } = useApolloClient();
  const found = ref<string | null>(null);
  const rested = useDebounced(() => JSON.stringify(servers(patch())), 300);
  let turns = 0;

  watch(rested, async () => {
    const turn = (turns += 1);
    const input = servers(patch());
    if (Object.keys(input).length === 0) return void (found.value = null);
    try {
      const { data } = await client.query({
        query: MailboxEditImpactDocument,
        variables: { id, input },
        fetchPolicy: 'no-cache',
      });
      if (turn === turns) found.value = data.mailboxEditImpact.reason;
    } catch {
      // Advice only: saving says what the server refuses.
    }
  });

  // A password that is typed need not travel for this: with it nothing is removed.
  return computed(() => (typeof patch().password === 'string' ? null : found.value));
}

function servers({ incoming, outgoing }: MailboxPatch): MailboxPatch {
  return {
    ...(incoming !== undefined && { incoming }),
    ...(outgoing !== undefined && { outgoing }),
  };
}
