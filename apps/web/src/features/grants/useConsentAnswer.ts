import { ConfirmConsentDocument, RefuseConsentDocument } from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed } from 'vue';

/** What an admin answers to a consent that waits; each is true once it is done. */
export function useConsentAnswer(runId: string) {
  const confirmation = useMutation(ConfirmConsentDocument, { throws: 'never' });
  const refusal = useMutation(RefuseConsentDocument, { throws: 'never' });
  const answer = (by: typeof confirmation | typeof refusal) => async () => {
    confirmation.error.value = refusal.error.value = null;
    return Boolean((await by.mutate({ runId }))?.data);
  };
  const error = computed(() => confirmation.error.value ?? refusal.error.value);
  return {
    confirm: answer(confirmation),
    confirming: confirmation.loading,
    refuse: answer(refusal),
    refusing: refusal.loading,
    error,
  };
}
