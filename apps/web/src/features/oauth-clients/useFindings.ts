import { LintOAuthClientDocument, type FieldNotes_FindingFragment } from '@mailkey/schema';
import { useApolloClient } from '@vue/apollo-composable';
import { ref, watch } from 'vue';
import { useDebounced } from '../../ui/useDebounced.js';
import { clientInput, type ClientForm } from './client-form.js';

/** What is wrong with the settings, live as one types; the last answer stays until the next. */
export function useFindings(form: () => ClientForm, id: () => string | undefined) {
  const { client } = useApolloClient();
  const findings = ref<readonly FieldNotes_FindingFragment[]>([]);
  const rested = useDebounced(() => JSON.stringify(clientInput(form())), 300);
  let asked = 0;

  async function lint(): Promise<void> {
    const turn = (asked += 1);
    try {
      const answer = await client.query({
        query: LintOAuthClientDocument,
        variables: { input: clientInput(form()), id: id() },
        // The typed secret goes along: it must not stay in the cache.
        fetchPolicy: 'no-cache',
      });
      if (turn === asked) findings.value = answer.data.lintOAuthClient;
    } catch {
      // Advice only: saving says what the server refuses.
    }
  }
  watch(rested, lint, { immediate: true });
  return findings;
}
