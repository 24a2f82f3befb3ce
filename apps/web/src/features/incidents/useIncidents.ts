import { IncidentDocument, IncidentsDocument } from '@mailkey/schema';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { useRead } from '../../ui/useRead.js';

/** What is wrong now, or what was, a page at a time. */
export function useIncidents(open: boolean) {
  const { result, loading, error, refetch, retry, fetchMore } = useRead(IncidentsDocument, {
    first: 20,
    open,
  });
  const page = computed(() => result.value?.incidents);
  const incidents = computed(() => page.value?.nodes ?? []);
  const hasMore = computed(() => page.value?.pageInfo.hasNextPage ?? false);
  const more = () => fetchMore({ variables: { after: page.value?.pageInfo.endCursor } });
  return { incidents, total: page, hasMore, loading, error, refetch, retry, more };
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
