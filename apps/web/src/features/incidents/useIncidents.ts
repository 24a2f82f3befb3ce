import { IncidentDocument, IncidentsDocument } from '@mailkey/schema';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** What is wrong now, and what was, a page at a time. */
export function useIncidents() {
  const { result, loading, error, refetch, retry, fetchMore } = useRead(IncidentsDocument, {
    first: 20,
  });
  const open = computed(() => result.value?.open.nodes ?? []);
  const closed = computed(() => result.value?.closed.nodes ?? []);
  const total = computed(() => result.value?.closed.totalCount ?? 0);
  const hasMore = computed(() => result.value?.closed.pageInfo.hasNextPage ?? false);
  const more = () => fetchMore({ variables: { after: result.value?.closed.pageInfo.endCursor } });
  return { open, closed, total, hasMore, loading, error, refetch, retry, more };
}

/** One incident with the mailboxes that it affects. */
export function useIncident(id: MaybeRefOrGetter<string>) {
  const { result, loading, error, refetch, retry, fetchMore } = useRead(IncidentDocument, () => ({
    id: toValue(id),
    first: 20,
  }));
  const incident = computed(() => result.value?.incident ?? null);
  const affected = computed(() => incident.value?.mailboxes);
  const more = () => fetchMore({ variables: { after: affected.value?.pageInfo.endCursor } });
  return { incident, affected, loading, error, refetch, retry, more };
}
