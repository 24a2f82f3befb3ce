import {
  EndSessionsDocument,
  InviteUserDocument,
  PeopleDocument,
  ResetUserDocument,
  UpdateUserDocument,
  type InviteUserMutationVariables,
  type UpdateUserMutationVariables,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** The people of this installation. A link is returned once and kept nowhere. */
export function usePeople() {
  const { result, loading, error, refetch, retry, fetchMore } = useRead(PeopleDocument, {
    first: 50,
  });
  const people = computed(() => result.value?.users.nodes ?? []);
  const total = computed(() => result.value?.users);
  const hasMore = computed(() => result.value?.users.pageInfo.hasNextPage ?? false);
  const more = () => fetchMore({ variables: { after: result.value?.users.pageInfo.endCursor } });
  return { people, total, hasMore, more, loading, error, retry, ...usePersonActions(refetch) };
}

function usePersonActions(refetch: () => unknown) {
  const once = { throws: 'never', fetchPolicy: 'no-cache' } as const;
  const invitation = useMutation(InviteUserDocument, once);
  const resetting = useMutation(ResetUserDocument, once);
  const update = useMutation(UpdateUserDocument, { throws: 'never' });
  const ending = useMutation(EndSessionsDocument, { throws: 'never' });

  /** What was refused before is no longer said once something else is tried. */
  function forget(): void {
    for (const { error } of [invitation, resetting, update, ending]) error.value = null;
  }
  async function invite(person: InviteUserMutationVariables): Promise<string | null> {
    const answer = await invitation.mutate(person);
    if (answer?.data) await refetch();
    return answer?.data?.inviteUser.url ?? null;
  }
  async function reset(id: string) {
    forget();
    const answer = await resetting.mutate({ id });
    if (answer?.data) await refetch();
    return answer?.data?.resetUser ?? null;
  }
  async function change(to: UpdateUserMutationVariables) {
    forget();
    return (await update.mutate(to))?.data?.updateUser ?? null;
  }
  async function endSessions(userId: string): Promise<boolean> {
    forget();
    return Boolean((await ending.mutate({ userId }))?.data);
  }
  const { loading: inviting, error: inviteError } = invitation;
  const actionError = computed(
    () => update.error.value ?? ending.error.value ?? resetting.error.value,
  );
  return { forget, invite, inviting, inviteError, reset, change, endSessions, actionError };
}
