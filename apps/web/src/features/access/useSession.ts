import {
  AcceptInvitationDocument,
  InstanceDocument,
  LoginDocument,
  LogoutDocument,
  MeDocument,
  SetUpDocument,
  type AcceptInvitationMutationVariables,
  type LoginMutationVariables,
  type SetUpMutationVariables,
} from '@mailkey/schema';
import { useApolloClient, useMutation, useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { readProblem } from '../../lib/graphql-problem.js';

/** The signed-in person and the installation. */
export function useSession() {
  const { result } = useQuery(MeDocument, null, { fetchPolicy: 'cache-first', errorPolicy: 'all' });
  const { result: about } = useQuery(InstanceDocument, null, { fetchPolicy: 'cache-first' });
  const me = computed(() => result.value?.me ?? null);
  const instance = computed(() => about.value?.instance ?? null);
  return { me, instance };
}

/** Signing in, setting up, joining and signing out; each starts with an empty cache. */
export function useSignIn() {
  const { client } = useApolloClient();
  const login = useMutation(LoginDocument, { throws: 'never' });
  const setUp = useMutation(SetUpDocument, { throws: 'never' });
  const joining = useMutation(AcceptInvitationDocument, { throws: 'never' });
  const { mutate: logout } = useMutation(LogoutDocument, { throws: 'never' });

  /** Not clearStore: it would cut off the queries that are on screen. */
  async function enter(answer: { data?: unknown } | null): Promise<boolean> {
    if (!answer?.data) return false;
    await client.resetStore();
    return true;
  }
  const signIn = async (typed: LoginMutationVariables) => enter(await login.mutate(typed));
  const setUpFirst = async (typed: SetUpMutationVariables) => enter(await setUp.mutate(typed));
  const join = async (typed: AcceptInvitationMutationVariables) =>
    enter(await joining.mutate(typed));
  async function signOut(): Promise<void> {
    await logout();
    location.assign('/login');
  }
  const busy = computed(() => login.loading.value || setUp.loading.value || joining.loading.value);
  const refused = computed(() => login.error.value ?? setUp.error.value ?? joining.error.value);
  const reason = computed(() => refused.value && readProblem(refused.value).reason);
  // That a code is needed is a question, not an error.
  const error = computed(() => (reason.value === 'TOTP_REQUIRED' ? null : refused.value));
  const needsCode = computed(() => Boolean(reason.value?.startsWith('TOTP_')));
  return { signIn, setUpFirst, join, signOut, busy, error, needsCode };
}
