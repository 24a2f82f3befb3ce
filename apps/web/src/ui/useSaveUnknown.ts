import { useI18n } from 'vue-i18n';
import { useConfirm } from './useConfirm.js';
import { useProblemText } from './useProblemText.js';

/** Asks whether to save where nobody could tell what that ends; true: all the same. */
export function useSaveUnknown(): (error: unknown) => Promise<boolean> {
  const { t } = useI18n();
  const confirm = useConfirm();
  const problemText = useProblemText();
  return (error) =>
    confirm({
      title: t('ui.advice.saveTitle'),
      text: t('ui.advice.saveText', { problem: problemText(error) }),
      confirm: t('ui.save'),
      danger: true,
    });
}
