import { OAuthClientEditImpactDocument, type OAuthClientPatch } from '@mailkey/schema';
import { useApolloClient } from '@vue/apollo-composable';
import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useConfirm } from '../../ui/useConfirm.js';
import { useDebounced } from '../../ui/useDebounced.js';
import { useSay } from '../../ui/useSay.js';
import { impactText, type EditImpact } from './impact-words.js';

/** What saving would end, live as one types; null: nothing. */
export function useEditImpact(id: string, patch: () => OAuthClientPatch) {
  const { client } = useApolloClient();
  const { t } = useI18n();
  const say = useSay();
  const confirm = useConfirm();
  const impact = ref<EditImpact | null>(null);
  const rested = useDebounced(() => JSON.stringify([asked(patch()), isTyped(patch())]), 300);
  let turns = 0;

  async function look(): Promise<EditImpact | null> {
    const turn = (turns += 1);
    const input = asked(patch());
    if (Object.keys(input).length === 0) return (impact.value = null);
    try {
      const { data } = await client.query({
        query: OAuthClientEditImpactDocument,
        variables: { id, input },
        fetchPolicy: 'no-cache',
      });
      const found = data.oauthClientEditImpact;
      // Whether one is typed the server is not told: with it nothing is removed.
      const dropsSecret = found.dropsSecret && !isTyped(patch());
      const matters = found.endsGrants || dropsSecret;
      if (turn === turns) impact.value = matters ? { ...found, dropsSecret } : null;
    } catch {
      // Advice only: saving says what the server refuses.
    }
    return impact.value;
  }
  watch(rested, look);

  /** True where nothing ends, or somebody wants it so; judged at this moment, since one may save in haste. */
  async function agreed(): Promise<boolean> {
    const ends = await look();
    if (!ends) return true;
    const text = textOf(ends);
    const [title, yes] = [t('grants.impact.title'), t('grants.impact.confirm')];
    return confirm({ title, text, confirm: yes, danger: true });
  }

  function textOf(found: EditImpact): string {
    const parts = [found.endsGrants && say(impactText(found)), droppedSecret(found)];
    return parts.filter(Boolean).join(' ');
  }

  const warning = computed(() => (impact.value?.endsGrants ? say(impactText(impact.value)) : null));
  /** Why saving would remove the secret; null: it would not. */
  const secretWarning = computed(() => impact.value && droppedSecret(impact.value));
  return { impact, warning, secretWarning, agreed };
}

const droppedSecret = ({ dropsSecret, dropsSecretReason }: EditImpact): string | null =>
  dropsSecret ? dropsSecretReason : null;

const isTyped = ({ clientSecret }: OAuthClientPatch): boolean => typeof clientSecret === 'string';

/** A secret ends nothing, so it need not travel for this. */
function asked({ clientSecret: _secret, ...input }: OAuthClientPatch): OAuthClientPatch {
  return input;
}
