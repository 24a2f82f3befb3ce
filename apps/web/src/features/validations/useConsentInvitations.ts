import {
  ConsentInvitationsChangedDocument,
  ConsentInvitationsDocument,
  CreateConsentInvitationDocument,
  RevokeConsentInvitationDocument,
  type CreateConsentInvitationMutationVariables,
} from '@mailkey/schema';
import { useMutation, useSubscription } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRead } from '../../ui/useRead.js';

export type InvitationWish = Omit<CreateConsentInvitationMutationVariables, 'oauthClientId'>;

/** The invitations of a client, or of one of its mailboxes, as they are now. A link is returned once. */
export function useConsentInvitations(clientId: () => string, mailboxId: () => string | undefined) {
  const { result, error, refetch } = useRead(ConsentInvitationsDocument, () => ({
    id: clientId(),
  }));
  useSubscription(ConsentInvitationsChangedDocument, () => ({ id: clientId() }));
  const invitations = computed(() =>
    (result.value?.oauthClient?.consentInvitations ?? []).filter(
      ({ mailbox }) => mailboxId() === undefined || mailbox?.id === mailboxId(),
    ),
  );
  const asksPerson = computed(() => {
    const { enabled, grantType } = result.value?.oauthClient ?? {};
    return enabled === true && grantType === 'AUTHORIZATION_CODE';
  });
  const creation = useMutation(CreateConsentInvitationDocument, {
    throws: 'never',
    fetchPolicy: 'no-cache',
  });
  const revocation = useMutation(RevokeConsentInvitationDocument, { throws: 'never' });

  async function create(wish: InvitationWish) {
    const answer = await creation.mutate({ ...wish, oauthClientId: clientId() });
    if (answer?.data) await refetch();
    return answer?.data?.createConsentInvitation ?? null;
  }
  return {
    invitations,
    asksPerson,
    error,
    refetch,
    create,
    creating: creation.loading,
    createError: creation.error,
    forget: () => void (creation.error.value = null),
    revoke: (id: string) => revocation.mutate({ id }),
    revokeError: revocation.error,
  };
}
