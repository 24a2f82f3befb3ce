import { AlertChannelChangedDocument, AlertTroublesDocument } from '@mailkey/schema';
import { useQuery, useSubscription } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRights } from '../access/useRights.js';

/** The channels by which nothing arrives, live; admins alone may know of channels. */
export function useAlertTroubles() {
  const { mayAdmin } = useRights();
  const admins = () => ({ enabled: mayAdmin.value });
  const { result, refetch } = useQuery(AlertTroublesDocument, undefined, admins);
  const channels = computed(() => result.value?.alertChannels ?? []);
  const changes = useSubscription(AlertChannelChangedDocument, undefined, admins);
  changes.onResult(({ data }) => {
    const known = channels.value.some(({ id }) => id === data?.alertChannelChanged.id);
    if (data && !known) void refetch();
  });
  const troubled = computed(() =>
    channels.value.flatMap(({ id, name, trouble }) => (trouble ? [{ id, name, ...trouble }] : [])),
  );
  return { troubled };
}
