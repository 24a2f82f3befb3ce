import {
  ConfirmConsentDocument,
  ConsentStarterDocument,
  ConsentToConfirmDocument,
  RefuseConsentDocument,
} from '@mailkey/schema';
import { useMutation, useQuery } from '@vue/apollo-composable';
import { computed, watch } from 'vue';

/** What waits for an admin at a client, and the two answers; each is true once it is done. */
export function useConsentToConfirm(clientId: () => string) {
  const { result } = useQuery(ConsentToConfirmDocument, () => ({ id: clientId() }));
  const waiting = computed(() => result.value?.oauthClient?.consentToConfirm ?? null);
  const runId = computed(() => waiting.value?.runId ?? '');
  const starter = useQuery(
    ConsentStarterDocument,
    () => ({ runId: runId.value }),
    () => ({ enabled: runId.value !== '' }),
  );
  // Shown at once with who started it: a notice that grows is read out twice.
  const consent = computed(() =>
    starter.result.value || starter.error.value ? waiting.value : null,
  );
  const startedBy = computed(() => starter.result.value?.run?.startedBy ?? null);

  const confirmation = useMutation(ConfirmConsentDocument, { throws: 'never' });
  const refusal = useMutation(RefuseConsentDocument, { throws: 'never' });
  const answer = (by: typeof confirmation | typeof refusal) => async () => {
    confirmation.error.value = refusal.error.value = null;
    return Boolean((await by.mutate({ runId: runId.value }))?.data);
  };
  // What went wrong with one consent says nothing of the next.
  watch(runId, () => (confirmation.error.value = refusal.error.value = null));
  const error = computed(() => confirmation.error.value ?? refusal.error.value);
  return {
    ...{ consent, startedBy, error },
    ...{ confirm: answer(confirmation), confirming: confirmation.loading },
    ...{ refuse: answer(refusal), refusing: refusal.loading },
  };
}
