import { AdminNoticesDocument, DismissAdminNoticeDocument } from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRights } from './useRights.js';
import { useRead } from '../../ui/useRead.js';

/** What other admins did that opens every door, until one has said that it is seen. */
export function useAdminNotices() {
  const { mayAdmin } = useRights();
  const {
    result,
    error: readError,
    refetch,
  } = useRead(AdminNoticesDocument, null, () => ({
    enabled: mayAdmin.value,
    fetchPolicy: 'cache-and-network',
  }));
  const { mutate, error } = useMutation(DismissAdminNoticeDocument, { throws: 'never' });
  const notices = computed(() => (mayAdmin.value && result.value?.adminNotices) || []);

  async function dismiss(id: string): Promise<void> {
    if ((await mutate({ id }))?.data) await refetch();
  }
  return { notices, readError, refetch, dismiss, error };
}
