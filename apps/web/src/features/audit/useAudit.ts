import { AuditEventsDocument, AuditLogBeginDocument } from '@mailkey/schema';
import { computed, ref } from 'vue';
import { useRouteFilter } from '../../ui/useRouteFilter.js';
import { askForProof } from '../access/proof.js';
import { auditFile, auditVariables, type AuditFilter } from './audit-filter.js';
import { useRead } from '../../ui/useRead.js';

/** The audit log, the latest first, a page at a time. */
export function useAudit(filter: () => AuditFilter) {
  const { result, loading, error, refetch, retry, fetchMore } = useRead(
    AuditEventsDocument,
    () => ({
      first: 50,
      ...auditVariables(filter()),
    }),
  );
  const events = computed(() => result.value?.auditEvents.nodes ?? []);
  const total = computed(() => result.value?.auditEvents);
  const hasMore = computed(() => result.value?.auditEvents.pageInfo.hasNextPage ?? false);
  const more = () =>
    fetchMore({ variables: { after: result.value?.auditEvents.pageInfo.endCursor } });
  return { events, total, hasMore, loading, error, refetch, retry, more };
}

/** Where the log begins, if older events are in archives. */
export function useAuditBegin() {
  const { result, error, refetch } = useRead(AuditLogBeginDocument);
  const begin = computed(() => {
    const { since, archivedThrough: through } = result.value?.auditLogBegin ?? {};
    return since && through ? { since, through } : null;
  });
  return { begin, error, refetch };
}

/** The log as a file: the server may ask for the password first, as it does for operations. */
export function useAuditExport(filter: () => AuditFilter) {
  const exporting = ref(false);
  const failed = ref(false);
  async function fetchFile(): Promise<Response | null> {
    const answer = await fetch(auditFile(filter()), { credentials: 'same-origin' });
    if (answer.status !== 403) return answer;
    return (await askForProof())
      ? fetch(auditFile(filter()), { credentials: 'same-origin' })
      : null;
  }
  async function save(): Promise<void> {
    exporting.value = true;
    failed.value = false;
    try {
      const answer = await fetchFile();
      if (answer?.ok) download(await answer.blob(), 'mailkey-audit.csv');
      failed.value = answer !== null && !answer.ok;
    } catch {
      failed.value = true;
    } finally {
      exporting.value = false;
    }
  }
  return { save, exporting, failed };
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The filter, as the address has it. */
export const useAuditFilter = () =>
  useRouteFilter<AuditFilter>((query) => ({
    action: query('action'),
    actor: query('actor'),
    from: query('from'),
    to: query('to'),
  }));
