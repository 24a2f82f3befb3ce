import {
  CreateMailboxDocument,
  UpdateMailboxDocument,
  type MailboxForm_MailboxFragment,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed, ref, watch } from 'vue';
import { readProblem } from '../../lib/graphql-problem.js';
import { useOAuthClientOptions } from '../oauth-clients/useOAuthClients.js';
import { useProviders } from '../providers/useProviders.js';
import {
  blankMailbox,
  mailboxForm,
  mailboxInput,
  mailboxPatch,
  type MailboxForm,
} from './mailbox-form.js';
import { changedMailbox, type Surroundings } from './mailbox-presets.js';

/** The form of a mailbox: what was typed, what of it is new, and saving it. */
export function useMailboxEditor(
  stored: () => MailboxForm_MailboxFragment | null,
  preferred: () => string | null = () => null,
) {
  const { providerOf } = useProviders();
  const before = ref(blankMailbox());
  const form = ref(blankMailbox());
  const choice = useOAuthClientOptions(() => form.value.oauthClientId ?? preferred());
  const { clients } = choice;
  const openedAt = ref<string | null>(null);
  const creation = useMutation(CreateMailboxDocument, { throws: 'never' });
  const update = useMutation(UpdateMailboxDocument, { throws: 'never' });
  const patch = computed(() => mailboxPatch(before.value, form.value));
  const changed = computed(() => Object.keys(patch.value).length > 0);
  const error = computed(() => creation.error.value ?? update.error.value);
  const problem = computed(() => (error.value ? readProblem(error.value) : null));
  const saving = computed(() => creation.loading.value || update.loading.value);

  function reset(): void {
    const mailbox = stored();
    before.value = mailbox ? mailboxForm(mailbox) : blankMailbox();
    form.value = { ...before.value };
    openedAt.value = mailbox?.updatedAt ?? null;
    creation.error.value = null;
    update.error.value = null;
  }
  // As with a client: a change from elsewhere shows unless one is typing; a new state is no conflict.
  watch(
    stored,
    (mailbox) => {
      if (!changed.value) return reset();
      const same =
        mailbox && Object.keys(mailboxPatch(before.value, mailboxForm(mailbox))).length === 0;
      if (same) openedAt.value = mailbox.updatedAt;
    },
    { immediate: true },
  );

  const around = (id: string | null): Surroundings => {
    const client = clients.value.find((one) => one.id === id);
    const provider = providerOf(client?.provider);
    // Of a provider with several clouds the client's own.
    const usual = client && { incoming: client.usualIncoming, outgoing: client.usualOutgoing };
    return { provider: provider && { ...provider, ...usual }, account: client?.grant?.account };
  };
  function change(by: Partial<MailboxForm>): void {
    const now = { ...form.value, ...by };
    const surroundings = { was: around(form.value.oauthClientId), is: around(now.oauthClientId) };
    form.value = changedMailbox(form.value, by, surroundings);
  }
  async function save() {
    const id = stored()?.id;
    const saved = id
      ? (await update.mutate({ id, input: patch.value, ifUpdatedAt: openedAt.value }))?.data
          ?.updateMailbox
      : (await creation.mutate({ input: mailboxInput(form.value) }))?.data?.createMailbox;
    if (saved) reset();
    return saved ?? null;
  }
  return { form, clients, choice, patch, changed, change, save, saving, problem, reset };
}
