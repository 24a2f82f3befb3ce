import {
  ApiKeysDocument,
  CreateApiKeyDocument,
  RevokeApiKeyDocument,
  type ApiKeyInput,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useMoreRows } from '../../ui/useMoreRows.js';
import { useRead } from '../../ui/useRead.js';

const PAGE = 50;

/** The keys of programs. A new key's text is returned once and kept nowhere. */
export function useApiKeys() {
  const query = useRead(ApiKeysDocument, { first: PAGE });
  const { result, loading, error, retry } = query;
  const apiKeys = computed(() => result.value?.apiKeys ?? []);
  const { refetch, ...pages } = useMoreRows(query, PAGE, () => apiKeys.value);
  const creation = useMutation(CreateApiKeyDocument, { throws: 'never', fetchPolicy: 'no-cache' });
  const revocation = useMutation(RevokeApiKeyDocument, { throws: 'never' });

  async function create(input: ApiKeyInput): Promise<string | null> {
    const answer = await creation.mutate({ input });
    if (answer?.data) await refetch();
    return answer?.data?.createApiKey.key ?? null;
  }
  async function revoke(id: string): Promise<void> {
    const answer = await revocation.mutate({ id });
    if (answer?.data) await refetch();
  }
  const { loading: creating, error: createError } = creation;
  const { error: revokeError } = revocation;
  return {
    apiKeys,
    ...pages,
    loading,
    error,
    refetch,
    retry,
    create,
    creating,
    createError,
    revoke,
    revokeError,
  };
}
