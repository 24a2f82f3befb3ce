import { useI18n } from 'vue-i18n';
import { readProblem } from '../lib/graphql-problem.js';

/** An error in one sentence: the server's own where it is meant for people. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useI18n();
  return (error) => {
    const { code, message } = readProblem(error);
    if (code === 'NETWORK') return t('ui.network');
    if (code === 'INTERNAL_SERVER_ERROR') return t('ui.surprise', { message });
    return message || t('ui.forbidden');
  };
}
