import {
  MailboxEditImpactDocument,
  type MailboxEditImpactQuery,
  type MailboxPatch,
} from '@mailkey/schema';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAdvice } from '../../ui/useAdvice.js';
import { useConfirm } from '../../ui/useConfirm.js';
import { useSaveUnknown } from '../../ui/useSaveUnknown.js';

/** Why saving would remove the stored password, live as one types; null: it would not. */
export function useMailboxImpact(id: string, patch: () => MailboxPatch) {
  const { t } = useI18n();
  const confirm = useConfirm();
  const saveUnknown = useSaveUnknown();
  const { found, error, look } = useAdvice(MailboxEditImpactDocument, () => {
    const input = servers(patch());
    return Object.keys(input).length > 0 ? { id, input } : null;
  });

  // A password that is typed need not travel for this: with it nothing is removed.
  const reasonOf = (answer: MailboxEditImpactQuery | null): string | null =>
    typeof patch().password === 'string' ? null : (answer?.mailboxEditImpact.reason ?? null);

  const warning = computed(() => reasonOf(found.value));
  /** True where the password stays, or somebody wants it so. */
  async function agreed(): Promise<boolean> {
    const answer = await look();
    // With a password that is typed nothing can be removed.
    if (answer === undefined && typeof patch().password !== 'string')
      return saveUnknown(error.value);
    const text = reasonOf(answer ?? null);
    if (!text) return true;
    const title = t('mailboxes.dropTitle');
    return confirm({ title, text, confirm: t('ui.save'), danger: true });
  }
  return { warning, agreed, error, look };
}

function servers({ incoming, outgoing }: MailboxPatch): MailboxPatch {
  return {
    ...(incoming !== undefined && { incoming }),
    ...(outgoing !== undefined && { outgoing }),
  };
}
