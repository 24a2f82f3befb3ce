import { allowApplicationToSend, applicationSendingSteps } from '../repairs/application-smtp.js';
import { candidate, exchangeRefuses } from '../predicates/refusals.js';
import { foreignAudience, isApplication, isDelegated } from '../predicates/token.js';
import { find } from '../matchers.js';
import {
  allowApplication,
  azServicePrincipal,
  connectExchange,
  newServicePrincipal,
  showServicePrincipal,
} from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const exchangeServicePrincipalMissing = rule({
  code: 'exchange-service-principal-missing',
  stage: 'TOKEN_CONTENT',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Exchange does not know the application',
  cause:
    'The application’s token is right, yet Exchange refuses it: the application was never made known to Exchange, or with the object id of the app registration instead of the enterprise application.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth#register-service-principals-in-exchange',
  match: (evidence) => {
    const { facts } = evidence;
    const said = find(evidence, exchangeRefuses);
    if (!said || (isDelegated(facts) && !isApplication(facts))) return undefined;
    if (!isApplication(facts))
      return candidate(said, 'POSSIBLE', 'Whether the token is an application’s is not known.');
    return facts.tokenContent && (facts.tokenContent.roles.length === 0 || foreignAudience(facts))
      ? undefined
      : candidate(
          said,
          'LIKELY',
          `The token is an application’s, with the roles ${facts.tokenContent?.roles.join(' ') ?? 'unread'}${facts.tokenContent?.objectId ? ` and the object id ${facts.tokenContent.objectId}` : ''}.`,
        );
  },
  repair: (v) => ({
    fix: [
      'Run the first command: it prints the object id of the enterprise application. The Overview page of the app registration shows another one, which does not work.',
      'Compare it with what Get-ServicePrincipal shows. If that differs, remove the wrong entry with Remove-ServicePrincipal.',
      ...(v.protocol === 'SMTP'
        ? applicationSendingSteps(v)
        : ['Run the other commands to make the application known and to open the mailbox to it.']),
      `Wait up to an hour. ${checkAgain(v)}`,
    ],
    commands: [
      ...azServicePrincipal(v),
      connectExchange(v),
      showServicePrincipal(v),
      ...(v.protocol === 'SMTP'
        ? allowApplicationToSend(v)
        : [newServicePrincipal(v), allowApplication(v)]),
    ],
  }),
});
