import access from './features/access/messages.js';
import alerts from './features/alerts/messages.js';
import audit from './features/audit/messages.js';
import checks from './features/checks/messages.js';
import diagnoses from './features/diagnoses/messages.js';
import expirations from './features/expirations/messages.js';
import grants from './features/grants/messages.js';
import incidents from './features/incidents/messages.js';
import keys from './features/keys/messages.js';
import mailboxes from './features/mailboxes/messages.js';
import oauthClients from './features/oauth-clients/messages.js';
import providers from './features/providers/messages.js';
import runs from './features/runs/messages.js';
import validations from './features/validations/messages.js';
import pages from './pages/messages.js';
import lists from './ui/list-messages.js';

/** What every page but the first ones says; it comes with the first of those (src/i18n.ts). */
export default {
  access,
  alerts,
  audit,
  checks,
  diagnoses,
  expirations,
  grants,
  incidents,
  keys,
  lists,
  mailboxes,
  oauthClients,
  pages,
  providers,
  runs,
  validations,
};
