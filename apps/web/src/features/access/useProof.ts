import { ReauthenticateDocument, type ReauthenticateMutationVariables } from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed } from 'vue';
import { readProblem } from '../../lib/graphql-problem.js';
import { answerProof, proofIsAsked } from './proof.js';

/** The password once more, when the server asks for it. */
export function useProof() {
  const { mutate, loading: busy, error } = useMutation(ReauthenticateDocument, { throws: 'never' });
  async function prove(typed: ReauthenticateMutationVariables): Promise<boolean> {
    const proved = Boolean((await mutate(typed))?.data);
    if (proved) answerProof(true);
    return proved;
  }
  function dismiss(): void {
    error.value = null;
    answerProof(false);
  }
  const fields = computed(() => (error.value ? readProblem(error.value).fields : {}));
  return { asked: proofIsAsked, prove, dismiss, busy, error, fields };
}
