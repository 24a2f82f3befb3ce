import {
  OAuthClientEditImpactDocument,
  type OAuthClientEditImpactQuery,
  type OAuthClientPatch,
} from '@mailkey/schema';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAdvice } from '../../ui/useAdvice.js';
import { useConfirm } from '../../ui/useConfirm.js';
import { useSaveUnknown } from '../../ui/useSaveUnknown.js';
import { useSay } from '../../ui/useSay.js';
import { impactText, type EditImpact } from './impact-words.js';

/** What saving would end, live as one types; null: nothing. */
export function useEditImpact(id: string, patch: () => OAuthClientPatch) {
  const { t } = useI18n();
  const say = useSay();
  const saveUnknown = useSaveUnknown();
  const confirm = useConfirm();
  const { found, error, look } = useAdvice(OAuthClientEditImpactDocument, () => {
    // A secret ends nothing, so it need not travel for this.
    const { clientSecret: _secret, ...input } = patch();
    return Object.keys(input).length > 0 ? { id, input } : null;
  });
  const impact = computed(() => impactOf(found.value));

  function impactOf(answer: OAuthClientEditImpactQuery | null): EditImpact | null {
    if (!answer) return null;
    const all = answer.oauthClientEditImpact;
    // Whether a secret is typed the server is not told: with it none is removed.
    const dropsSecret = all.dropsSecret && typeof patch().clientSecret !== 'string';
    return all.endsGrants || dropsSecret ? { ...all, dropsSecret } : null;
  }

  /** True where nothing ends, or somebody wants it so. */
  async function agreed(): Promise<boolean> {
    const answer = await look();
    if (answer === undefined) return saveUnknown(error.value);
    const ends = impactOf(answer);
    if (!ends) return true;
    const title = t(`grants.impact.${ends.endsGrants ? 'endTitle' : 'dropTitle'}`);
    return confirm({ title, text: textOf(ends), confirm: t('ui.save'), danger: true });
  }

  function textOf(found: EditImpact): string {
    const parts = [found.endsGrants && say(impactText(found)), droppedSecret(found)];
    return parts.filter(Boolean).join(' ');
  }

  const warning = computed(() => (impact.value?.endsGrants ? say(impactText(impact.value)) : null));
  /** Why saving would remove the secret; null: it would not. */
  const secretWarning = computed(() => impact.value && droppedSecret(impact.value));
  return { impact, warning, secretWarning, agreed, error, look };
}

const droppedSecret = ({ dropsSecret, dropsSecretReason }: EditImpact): string | null =>
  dropsSecret ? dropsSecretReason : null;
