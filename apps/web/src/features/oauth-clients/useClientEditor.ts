import {
  CreateOAuthClientDocument,
  UpdateOAuthClientDocument,
  type OAuthClientForm_OAuthClientFragment,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed, ref, watch } from 'vue';
import { readProblem } from '../../lib/graphql-problem.js';
import { useProviders } from '../providers/useProviders.js';
import {
  blankClient,
  clientForm,
  clientInput,
  clientPatch,
  type ClientForm,
} from './client-form.js';
import { changedClient } from './client-presets.js';

export interface EditedClient {
  /** What is stored; null for a client that is still being typed. */
  stored: () => OAuthClientForm_OAuthClientFragment | null;
  draftId: () => string | undefined;
}

/** The form of a client: what was typed, what of it is new, and saving it. */
export function useClientEditor({ stored, draftId }: EditedClient) {
  const { providerOf } = useProviders();
  const before = ref<ClientForm>(blankClient());
  const form = ref<ClientForm>(blankClient());
  const openedAt = ref<string | null>(null);
  const creation = useMutation(CreateOAuthClientDocument, { throws: 'never' });
  const update = useMutation(UpdateOAuthClientDocument, { throws: 'never' });
  const patch = computed(() => clientPatch(before.value, form.value));
  const changed = computed(() => Object.keys(patch.value).length > 0);
  const error = computed(() => creation.error.value ?? update.error.value);
  const problem = computed(() => (error.value ? readProblem(error.value) : null));
  const saving = computed(() => creation.loading.value || update.loading.value);

  function reset(): void {
    const client = stored();
    before.value = client ? clientForm(client) : blankClient();
    form.value = { ...before.value };
    openedAt.value = client?.updatedAt ?? null;
    creation.error.value = null;
    update.error.value = null;
  }
  // A change from elsewhere shows at once, unless something is being typed here. A new state alone
  // (validated, say) is no conflict.
  watch(
    stored,
    (client) => {
      if (!changed.value) return reset();
      const same =
        client && Object.keys(clientPatch(before.value, clientForm(client))).length === 0;
      if (same) openedAt.value = client.updatedAt;
    },
    { immediate: true },
  );

  const change = (by: Partial<ClientForm>) => {
    form.value = changedClient(form.value, by, providerOf);
  };
  async function save() {
    const id = stored()?.id;
    const saved = id
      ? (await update.mutate({ id, input: patch.value, ifUpdatedAt: openedAt.value }))?.data
          ?.updateOAuthClient
      : (await creation.mutate({ input: clientInput(form.value), id: draftId() }))?.data
          ?.createOAuthClient;
    if (saved) reset();
    return saved ?? null;
  }
  return { form, patch, changed, change, save, saving, error, problem, reset };
}
