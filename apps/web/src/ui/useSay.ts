import { useI18n } from 'vue-i18n';
import type { Message } from '../lib/message.js';

/** Says a message; `count` chooses its plural. */
export function useSay(): (message: Message) => string {
  const { t } = useI18n();
  return ({ key, values = {} }) =>
    typeof values.count === 'number' ? t(key, values, values.count) : t(key, values);
}
