import { AlertChannelChangedDocument, AlertTroublesDocument } from '@mailkey/schema';
import { useSubscription } from '@vue/apollo-composable';
import { computed, watch } from 'vue';
import { useMoreRows } from '../../ui/useMoreRows.js';
import { useRights } from '../access/useRights.js';
import { useRead } from '../../ui/useRead.js';

const PAGE = 100;

/** The channels by which nothing arrives, live; admins alone may know of channels. */
export function useAlertTroubles() {
  const { mayAdmin } = useRights();
  const admins = () => ({ enabled: mayAdmin.value });
  const query = useRead(AlertTroublesDocument, { first: PAGE }, admins);
  const channels = computed(() => query.result.value?.alertChannels ?? []);
  const { error, retry } = query;
  const { hasMore, more, refetch } = useMoreRows(query, PAGE, () => channels.value);
  // Trouble on the last page is trouble.
  watch([channels, hasMore], () => hasMore.value && more(), { immediate: true });
  const changes = useSubscription(AlertChannelChangedDocument, undefined, admins);
  changes.onResult(({ data }) => {
    const known = channels.value.some(({ id }) => id === data?.alertChannelChanged.id);
    if (data && !known) void refetch();
  });
  const troubled = computed(() =>
    channels.value.flatMap(({ id, name, trouble }) => (trouble ? [{ id, name, ...trouble }] : [])),
  );
  return { troubled, error, retry };
}
