import {
  RenewGrantDocument,
  RevokeGrantDocument,
  type GrantRow_GrantFragment as Grant,
  type RevokeGrantMutation,
} from '@mailkey/schema';
import { useMutation } from '@vue/apollo-composable';
import { computed, onScopeDispose, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useConfirm } from '../../ui/useConfirm.js';
import { useSay } from '../../ui/useSay.js';
import { renewalNotice, revocationText } from './grant-words.js';

/** As long as the pause between two renewals: then what it says is over. */
const SAID_FOR_MS = 60_000;

/** What can be done with a grant; one at a time, and what the provider made of a revocation. */
export function useGrantActions() {
  const { t } = useI18n();
  const say = useSay();
  const confirm = useConfirm();
  const renewal = useMutation(RenewGrantDocument, { throws: 'never' });
  const revocation = useMutation(RevokeGrantDocument, {
    throws: 'never',
    update: (cache, { data }) => {
      const gone = data?.revokeGrant.id;
      if (gone) cache.evict({ id: cache.identify({ __typename: 'Grant', id: gone }) });
      cache.gc();
    },
  });
  /** The grant that something is being done with. */
  const busy = ref<string | null>(null);
  const revoked = ref<RevokeGrantMutation['revokeGrant'] | null>(null);
  /** Why a grant was not renewed. */
  const notice = ref<{ id: string; text: string } | null>(null);
  let silence: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(silence));
  const error = computed(() => renewal.error.value ?? revocation.error.value);

  async function during<T>(id: string, act: () => Promise<T>): Promise<T> {
    revoked.value = null;
    notice.value = null;
    busy.value = id;
    try {
      return await act();
    } finally {
      busy.value = null;
    }
  }

  async function renew({ id }: Grant): Promise<void> {
    const answer = await during(id, () => renewal.mutate({ id }));
    const text = answer?.data && renewalNotice(answer.data.renewGrant);
    if (!text) return;
    notice.value = { id, text };
    clearTimeout(silence);
    silence = setTimeout(() => (notice.value = null), SAID_FOR_MS);
  }

  async function revoke(grant: Grant): Promise<void> {
    const account = grant.account ?? t('grants.accountUnknown');
    const sure = await confirm({
      title: t('grants.revoke.title', { account }),
      text: `${say(revocationText(grant))} ${t('grants.revoke.text')}`,
      confirm: t('grants.revoke.confirm'),
      danger: true,
    });
    if (!sure) return;
    const answer = await during(grant.id, () => revocation.mutate({ id: grant.id }));
    revoked.value = answer?.data?.revokeGrant ?? null;
  }

  return { renew, revoke, busy, notice, revoked, error };
}
