import { during } from '../predicates/conversation.js';
import { exchangeRefusesPop } from '../predicates/refusals.js';
import { likely } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import {
  connectExchange,
  openActiveUsers,
  setProtocol,
  showFullAccess,
  showProtocols,
} from '../repairs/exchange.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const popXoauth2Rejected = rule({
  code: 'pop-xoauth2-rejected',
  stage: 'POP3',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  role: 'symptom',
  refines: ['mail-login-refused'],
  title: 'Exchange refuses the token on POP3 and gives no reason',
  cause:
    'The words speak of a bad password, but Exchange Online says the same of every token it does not take: wrong resource, POP permission missing, POP switched off, or no right on this mailbox.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  only: during('login'),
  match: likely(exchangeRefusesPop),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and check that https://${v.cloud.resource[0]}/POP.AccessAsUser.All is among the scopes.`,
      `${openApp(v, 'API permissions')}. POP.AccessAsUser.All must be listed and granted (an application needs POP.AccessAsApp).`,
      `${openActiveUsers(v)} → ${v.login} → Mail → Manage email apps, tick Pop.`,
      `${signInAgain(v)}`,
    ],
    commands: [
      connectExchange(v),
      showProtocols(v),
      setProtocol(v, 'PopEnabled'),
      showFullAccess(v),
    ],
  }),
});
