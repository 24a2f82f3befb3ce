import {
  AlertChannelChangedDocument,
  AlertChannelsDocument,
  AlertSendersDocument,
  CreateAlertChannelDocument,
  DeleteAlertChannelDocument,
  RenewAlertChannelSecretDocument,
  UpdateAlertChannelDocument,
  type AlertChannelInput,
} from '@mailkey/schema';
import { useMutation, useSubscription } from '@vue/apollo-composable';
import { computed, ref } from 'vue';
import { useDebounced } from '../../ui/useDebounced.js';
import { useKnown } from '../../ui/useKnown.js';
import { useMoreRows } from '../../ui/useMoreRows.js';
import { useRead } from '../../ui/useRead.js';

const PAGE = 50;

/** The channels, live. A new secret is returned once and kept nowhere. */
export function useAlertChannels() {
  const query = useRead(AlertChannelsDocument, { first: PAGE });
  const { result, loading, error, retry } = query;
  const channels = computed(() => result.value?.alertChannels ?? []);
  const { refetch, ...pages } = useMoreRows(query, PAGE, () => channels.value);
  const changes = useSubscription(AlertChannelChangedDocument);
  changes.onResult(({ data }) => {
    const known = channels.value.some(({ id }) => id === data?.alertChannelChanged.id);
    if (data && !known) void refetch();
  });
  const deletion = useMutation(DeleteAlertChannelDocument, { throws: 'never' });
  const renewal = useMutation(RenewAlertChannelSecretDocument, {
    throws: 'never',
    fetchPolicy: 'no-cache',
  });

  async function remove(id: string): Promise<void> {
    if ((await deletion.mutate({ id }))?.data) await refetch();
  }
  async function renewSecret(id: string): Promise<string | null> {
    return (await renewal.mutate({ id }))?.data?.renewAlertChannelSecret.secret ?? null;
  }
  const actionError = computed(() => deletion.error.value ?? renewal.error.value);
  return { channels, ...pages, loading, error, refetch, retry, remove, renewSecret, actionError };
}

export interface SavedChannel {
  /** Of a new webhook. */
  secret: string | null;
}

/** Saves a new channel, or changes one. */
export function useChannelEditor(saved: () => unknown) {
  const creation = useMutation(CreateAlertChannelDocument, {
    throws: 'never',
    fetchPolicy: 'no-cache',
  });
  const change = useMutation(UpdateAlertChannelDocument, { throws: 'never' });

  async function save(
    input: AlertChannelInput,
    existing?: { id: string; updatedAt: string },
  ): Promise<SavedChannel | null> {
    if (existing) {
      const { type: _type, ...patch } = input;
      const { id, updatedAt: ifUpdatedAt } = existing;
      const answer = await change.mutate({ id, input: patch, ifUpdatedAt });
      return answer?.data ? { secret: null } : null;
    }
    const created = (await creation.mutate({ input }))?.data?.createAlertChannel;
    if (!created) return null;
    saved();
    return { secret: created.secret };
  }
  function forget(): void {
    creation.error.value = null;
    change.error.value = null;
  }
  const busy = computed(() => creation.loading.value || change.loading.value);
  const error = computed(() => creation.error.value ?? change.error.value);
  return { save, busy, error, forget };
}

/** Mailboxes that may send: some at first, and what the server finds for a text. */
export function useAlertSenders() {
  const search = ref('');
  const rested = useDebounced(() => search.value.trim(), 200);
  const { result, loading, error } = useRead(AlertSendersDocument, () => ({
    search: rested.value || null,
  }));
  const senders = useKnown(() =>
    (result.value?.mailboxes.nodes ?? []).filter(({ outgoing }) => outgoing),
  );
  return { search, senders, loading, error };
}
