import type { OperationVariables, TypedDocumentNode } from '@apollo/client/core';
import { useApolloClient } from '@vue/apollo-composable';
import { shallowRef, watch } from 'vue';
import { readProblem } from '../lib/graphql-problem.js';
import { useDebounced } from './useDebounced.js';

/**
 * What the server says of something that is being typed: `found` follows once the typing has rested;
 * null where there is nothing to ask, or no answer yet. While `error` is set, `found` is not about
 * what stands there now.
 */
export function useAdvice<Answer, Variables extends OperationVariables>(
  query: TypedDocumentNode<Answer, Variables>,
  asked: () => Variables | null,
) {
  const { client } = useApolloClient();
  const found = shallowRef<Answer | null>(null);
  const error = shallowRef<unknown>(null);
  const rested = useDebounced(() => JSON.stringify(asked()), 300);
  let turns = 0;

  /**
   * Asks at this moment, since one may save in haste; the answer counts also where a later one is under
   * way. undefined: there was no answer, and nobody knows.
   */
  async function look(): Promise<Answer | null | undefined> {
    const turn = (turns += 1);
    const variables = asked();
    let problem: unknown = null;
    let answer: Answer | null | undefined = null;
    if (variables)
      try {
        // What is typed may be a secret: it must not stay in the cache.
        ({ data: answer } = await client.query({ query, variables, fetchPolicy: 'no-cache' }));
      } catch (thrown) {
        // What the server cannot read it will not save either, and saying so is for saving.
        const unread = readProblem(thrown).code === 'BAD_USER_INPUT';
        [answer, problem] = unread ? [found.value, null] : [undefined, thrown];
      }
    if (turn === turns) {
      error.value = problem;
      if (answer !== undefined) found.value = answer;
    }
    return answer;
  }
  watch(rested, look);
  return { found, error, look };
}
