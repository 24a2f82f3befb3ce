import { candidate, notConnected } from '../predicates/refusals.js';
import { isApplication, isDelegated } from '../predicates/token.js';
import { find } from '../matchers.js';
import {
  allowApplication,
  azServicePrincipal,
  connectExchange,
  showFullAccess,
  showServicePrincipal,
} from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const exchangeAppOnlyMailboxPermissionMissing = rule({
  code: 'exchange-app-only-mailbox-permission-missing',
  stage: 'TOKEN_CONTENT',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'The application has no right on this mailbox',
  cause: 'Exchange knows the application, but nobody gave it Full Access to this mailbox.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth#register-service-principals-in-exchange',
  match: (evidence) => {
    const { facts } = evidence;
    const said = find(evidence, notConnected);
    if (!said || (isDelegated(facts) && !isApplication(facts))) return undefined;
    return isApplication(facts)
      ? candidate(said, 'LIKELY', 'The token is an application’s, and the mailbox was not opened.')
      : candidate(said, 'POSSIBLE', 'Whether the token is an application’s is not known.');
  },
  repair: (v) => ({
    fix: [
      `Run the commands below. They give the application Full Access to ${v.mailbox}.`,
      'IMAP and POP are allowed mailbox by mailbox, as here; roles for applications may not cover them.',
      'Sending is another right: a role for SMTP.SendAsApp, limited to the addresses that it may use.',
      `Wait up to an hour. ${checkAgain(v)}`,
    ],
    commands: [
      ...azServicePrincipal(v),
      connectExchange(v),
      showServicePrincipal(v),
      allowApplication(v),
      showFullAccess(v),
    ],
  }),
});
