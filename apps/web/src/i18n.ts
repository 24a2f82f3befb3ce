import { createI18n } from 'vue-i18n';
import access from './features/access/first-messages.js';
import alerts from './features/alerts/first-messages.js';
import checks from './features/checks/first-messages.js';
import expirations from './features/expirations/first-messages.js';
import frame from './features/frame/messages.js';
import home from './features/home/messages.js';
import incidents from './features/incidents/first-messages.js';
import mailboxes from './features/mailboxes/first-messages.js';
import oauthClients from './features/oauth-clients/first-messages.js';
import { compileMessage } from './lib/message-compiler.js';
import ui from './ui/messages.js';

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  messageCompiler: compileMessage,
  messages: {
    en: {
      access,
      alerts,
      checks,
      expirations,
      frame,
      home,
      incidents,
      mailboxes,
      oauthClients,
      ui,
    },
  },
});

let others: Promise<void> | undefined;

/** Adds what is said by none of the pages that most people see first; once, and again only after it failed. */
export function loadMessages(): Promise<void> {
  others ??= import('./messages.js').then(
    (rest) => i18n.global.mergeLocaleMessage('en', rest.default),
    (problem: unknown) => {
      others = undefined;
      throw problem;
    },
  );
  return others;
}
