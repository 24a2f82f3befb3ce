import {
  AccountDocument,
  BeginTotpDocument,
  ChangePasswordDocument,
  ConfirmTotpDocument,
  DisableTotpDocument,
  EndSessionDocument,
  EndSessionsDocument,
  type BeginTotpMutation,
  type ChangePasswordMutationVariables,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed, ref } from 'vue';
import { useMoreRows } from '../../ui/useMoreRows.js';
import { useRead } from '../../ui/useRead.js';

const PAGE = 50;

/** One's own sign-in, and where one is signed in. */
export function useAccount() {
  const query = useRead(AccountDocument, { first: PAGE });
  const { result, loading, error, retry } = query;
  const sessions = computed(() => result.value?.sessions ?? []);
  const { refetch, ...pages } = useMoreRows(query, PAGE, () => sessions.value);
  const totpEnabled = computed(() => result.value?.me?.totpEnabled ?? null);
  const ending = useMutation(EndSessionDocument, { throws: 'never' });
  const endingOthers = useMutation(EndSessionsDocument, { throws: 'never' });

  async function end(id: string): Promise<void> {
    if ((await ending.mutate({ id }))?.data) await refetch();
  }
  async function endOthers(): Promise<void> {
    const userId = result.value?.me?.id;
    if (userId && (await endingOthers.mutate({ userId }))?.data) await refetch();
  }
  const endError = computed(() => ending.error.value ?? endingOthers.error.value);
  return {
    sessions,
    ...pages,
    totpEnabled,
    loading,
    error,
    refetch,
    retry,
    end,
    endOthers,
    endError,
  };
}

export function usePasswordChange() {
  const { mutate, loading: busy, error } = useMutation(ChangePasswordDocument, { throws: 'never' });
  const change = async (typed: ChangePasswordMutationVariables) =>
    Boolean((await mutate(typed))?.data);
  return { change, busy, error };
}

/** Two-step sign-in, on and off. The secret is kept only while it is on screen. */
export function useTwoStep() {
  const beginning = useMutation(BeginTotpDocument, { throws: 'never', fetchPolicy: 'no-cache' });
  const confirming = useMutation(ConfirmTotpDocument, { throws: 'never' });
  const disabling = useMutation(DisableTotpDocument, { throws: 'never' });
  const setup = ref<BeginTotpMutation['beginTotp'] | null>(null);
  const all = [beginning, confirming, disabling];

  const begin = async () => (setup.value = (await beginning.mutate())?.data?.beginTotp ?? null);
  async function confirm(code: string): Promise<void> {
    if ((await confirming.mutate({ code }))?.data) setup.value = null;
  }
  const disable = async (password: string) => Boolean((await disabling.mutate({ password }))?.data);
  const busy = computed(() => all.some(({ loading }) => loading.value));
  const error = computed(() => all.map(({ error }) => error.value).find(Boolean));
  return { setup, begin, confirm, disable, busy, error };
}
