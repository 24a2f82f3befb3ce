import { RecheckMailboxesDocument, type RecheckMailboxesMutationVariables } from '@mailkey/schema';
import { useToast } from '@nuxt/ui/composables';
import { useMutation } from '@vue/apollo-composable';
import { useI18n } from 'vue-i18n';
import { relativeTime } from '../../lib/time.js';

/** Has many mailboxes checked, one after the other, and says until when that takes. */
export function useRecheck() {
  const { t, locale } = useI18n();
  const toast = useToast();
  const { mutate, loading, error } = useMutation(RecheckMailboxesDocument, { throws: 'never' });

  async function recheck(wanted: RecheckMailboxesMutationVariables): Promise<boolean> {
    const plan = (await mutate(wanted))?.data?.recheckMailboxes;
    if (!plan) return false;
    const { count, until } = plan;
    const last = relativeTime(until, Date.now(), locale.value);
    toast.add({ title: t('incidents.recheck.begun', { count, last }, count), color: 'success' });
    return true;
  }

  return { recheck, loading, error };
}
