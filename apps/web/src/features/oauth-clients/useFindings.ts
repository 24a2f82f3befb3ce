import { LintOAuthClientDocument } from '@mailkey/schema';
import { computed } from 'vue';
import { useAdvice } from '../../ui/useAdvice.js';
import { clientInput, type ClientForm } from './client-form.js';

/** What is wrong with the settings, live as one types; the last answer stays until the next. */
export function useFindings(form: () => ClientForm, id: () => string | undefined) {
  const { found, error, look } = useAdvice(LintOAuthClientDocument, () => ({
    input: clientInput(form()),
    id: id(),
  }));
  void look();
  return { findings: computed(() => found.value?.lintOAuthClient ?? []), error, look };
}
