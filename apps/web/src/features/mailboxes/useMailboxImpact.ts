import {
  MailboxEditImpactDocument,
  type MailboxEditImpactQuery,
  type MailboxPatch,
} from '@mailkey/schema';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAdvice } from '../../ui/useAdvice.js';
import { useConfirm } from '../../ui/useConfirm.js';

/** Why saving would remove the stored password, live as one types; null: it would not. */
export function useMailboxImpact(id: string, patch: () => MailboxPatch) {
  const { t } = useI18n();
  const confirm = useConfirm();
  const { found, look } = useAdvice(MailboxEditImpactDocument, () => {
    const input = servers(patch());
    return Object.keys(input).length > 0 ? { id, input } : null;
  });

  // A password that is typed need not travel for this: with it nothing is removed.
  const reasonOf = (answer: MailboxEditImpactQuery | null): string | null =>
    typeof patch().password === 'string' ? null : (answer?.mailboxEditImpact.reason ?? null);

  const warning = computed(() => reasonOf(found.value));
  /** True where the password stays, or somebody wants it so. */
  async function agreed(): Promise<boolean> {
    const text = reasonOf(await look());
    if (!text) return true;
    const title = t('mailboxes.dropTitle');
    return confirm({ title, text, confirm: t('ui.save'), danger: true });
  }
  return { warning, agreed };
}

function servers({ incoming, outgoing }: MailboxPatch): MailboxPatch {
  return {
    ...(incoming !== undefined && { incoming }),
    ...(outgoing !== undefined && { outgoing }),
  };
}
