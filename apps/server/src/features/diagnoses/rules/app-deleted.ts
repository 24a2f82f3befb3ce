import { clientDeleted } from '../predicates/own-names.js';
import { any, certain, says } from '../matchers.js';
import { openClient } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

export const appDeleted = rule({
  code: 'app-deleted',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  refuses: 'client',
  refines: ['grant-invalid', 'client-authentication-failed'],
  title: 'The OAuth client was deleted at the provider',
  cause: 'The client ID existed once and has been deleted since.',
  match: certain(
    any(says('deleted_client', 'oauth client was deleted', 'client was deleted'), clientDeleted),
  ),
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'Overview')}.${v.provider === 'GOOGLE' ? ' Google deletes clients that nobody uses, after a warning by mail, and keeps deleted ones for 30 days, in which they can be restored.' : ' Some providers keep what was deleted for a while and can restore it.'}`,
      `Or create a new one and enter its Client ID and secret: ${openClient(v)}.`,
      'With a new Client ID every mailbox has to sign in again.',
    ],
  }),
});
