import { FleetDaysDocument, MailboxDaysDocument } from '@mailkey/schema';
import { computed, watch } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** How the last days of a mailbox went; read again when there is another latest run. */
export function useMailboxDays(id: () => string, latest: () => string) {
  const { result, error, refetch } = useRead(MailboxDaysDocument, () => ({ id: id() }));
  watch(latest, () => refetch());
  const days = computed(() => result.value?.mailbox?.days);
  const since = computed(() => result.value?.mailbox?.createdAt.slice(0, 10) ?? '');
  return { days, since, error, refetch };
}

const EVERY_MS = 5 * 60_000;

/** How the last days of all mailboxes went. */
export function useFleetDays() {
  const options = { pollInterval: EVERY_MS };
  const { result, error, refetch } = useRead(FleetDaysDocument, undefined, options);
  return { days: computed(() => result.value?.fleetDays), error, refetch };
}
