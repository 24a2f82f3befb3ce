import { during } from '../predicates/conversation.js';
import { exchangeRefusesImap } from '../predicates/refusals.js';
import { likely } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import {
  connectExchange,
  showFullAccess,
  showProtocols,
  showServicePrincipal,
} from '../repairs/exchange.js';
import { openClient, privateWindow, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapXoauth2Rejected = rule({
  code: 'imap-xoauth2-rejected',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  role: 'symptom',
  refines: ['mail-login-refused'],
  title: 'Exchange refuses the token on IMAP and gives no reason',
  cause:
    'Exchange Online answers every fault of a token with the same words. Most often the token is for Microsoft Graph, lacks the IMAP permission, belongs to somebody else, or comes from an application that Exchange does not know.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  only: during('login'),
  match: likely(exchangeRefusesImap),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and check that every mail scope begins with https://${v.cloud.resource[0]}/ and that no Graph scope is among them.`,
      `${openApp(v, 'API permissions')}. IMAP.AccessAsUser.All must be listed and granted (an application needs IMAP.AccessAsApp).`,
      `${signInAgain(v)} ${privateWindow}`,
      'If the answer stays the same, run the commands below: they show whether IMAP is on and whether Exchange knows the application.',
    ],
    commands: [connectExchange(v), showProtocols(v), showServicePrincipal(v), showFullAccess(v)],
  }),
});
