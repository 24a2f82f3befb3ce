import { useI18n } from 'vue-i18n';
import days from './day-messages.js';

/** Words of strips and charts come with them: no first page waits for what it shows later. */
export function useDayWords() {
  const words = useI18n();
  if (!words.te('mailboxes.days.short')) words.mergeLocaleMessage('en', { mailboxes: { days } });
  return words;
}
