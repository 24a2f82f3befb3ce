import type { OperationVariables, TypedDocumentNode } from '@apollo/client/core';
import { useApolloClient } from '@vue/apollo-composable';
import { shallowRef, watch } from 'vue';
import { useDebounced } from './useDebounced.js';

/**
 * What the server says of something that is being typed: `found` follows once the typing has rested;
 * null where there is nothing to ask, or no answer yet.
 */
export function useAdvice<Answer, Variables extends OperationVariables>(
  query: TypedDocumentNode<Answer, Variables>,
  asked: () => Variables | null,
) {
  const { client } = useApolloClient();
  const found = shallowRef<Answer | null>(null);
  const rested = useDebounced(() => JSON.stringify(asked()), 300);
  let turns = 0;

  /** Asks at this moment, since one may save in haste; the answer counts also where a later one is under way. */
  async function look(): Promise<Answer | null> {
    const turn = (turns += 1);
    const variables = asked();
    if (!variables) return (found.value = null);
    try {
      const { data } = await client.query({ query, variables, fetchPolicy: 'no-cache' });
      if (turn === turns) found.value = data;
      return data;
    } catch {
      // Advice only: saving says what the server refuses.
      return found.value;
    }
  }
  watch(rested, look);
  return { found, look };
}
