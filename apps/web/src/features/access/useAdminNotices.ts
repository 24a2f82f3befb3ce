import { AdminNoticesDocument, DismissAdminNoticeDocument } from '@mailkey/schema';
import { useMutation, useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRights } from './useRights.js';

/** What other admins did that opens every door, until one has said that it is seen. */
export function useAdminNotices() {
  const { mayAdmin } = useRights();
  const { result, refetch } = useQuery(AdminNoticesDocument, null, () => ({
    enabled: mayAdmin.value,
    fetchPolicy: 'cache-and-network',
  }));
  const { mutate, error } = useMutation(DismissAdminNoticeDocument, { throws: 'never' });
  const notices = computed(() => (mayAdmin.value && result.value?.adminNotices) || []);

  async function dismiss(id: string): Promise<void> {
    if ((await mutate({ id }))?.data) await refetch();
  }
  return { notices, dismiss, error };
}
