import { RevokeApiKeysDocument, type ApiKeyOffer_ApiKeyFragment } from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { ref } from 'vue';

export interface KeyOffer {
  email: string;
  apiKeys: readonly ApiKeyOffer_ApiKeyFragment[];
}

/** Keys that outlive the rights of whoever made them: offered until they are revoked or left as they are. */
export function useKeyOffer() {
  const offer = ref<KeyOffer | null>(null);
  const {
    mutate,
    loading: revoking,
    error,
  } = useMutation(RevokeApiKeysDocument, { throws: 'never' });

  /** Nothing is offered where there is nothing. */
  function make(person: KeyOffer | null | undefined): void {
    error.value = null;
    if (person?.apiKeys.length) offer.value = person;
  }
  async function revoke(ids: string[]): Promise<void> {
    if ((await mutate({ ids }))?.data) offer.value = null;
  }
  return { offer, make, revoke, revoking, revokeError: error };
}
