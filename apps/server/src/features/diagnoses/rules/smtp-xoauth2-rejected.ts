import { during } from '../predicates/conversation.js';
import { appScope } from '../repairs/entra.js';
import { allowApplicationToSend, applicationSendingSteps } from '../repairs/application-smtp.js';
import { exchangeRefusesSmtp } from '../predicates/refusals.js';
import { likely } from '../matchers.js';
import {
  allowSendAs,
  azServicePrincipal,
  connectExchange,
  openActiveUsers,
  setProtocol,
  showProtocols,
} from '../repairs/exchange.js';
import { checkAgain, openClient, openMailbox, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpXoauth2Rejected = rule({
  code: 'smtp-xoauth2-rejected',
  stage: 'SMTP',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  role: 'symptom',
  refines: ['mail-login-refused'],
  title: 'Exchange refuses the token on SMTP and gives no reason',
  cause:
    'Status 5.7.3 stands for every token that Exchange does not take for sending: wrong resource, SMTP permission missing, somebody else’s token, or the address of a shared mailbox as login.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  only: during('login'),
  match: likely(exchangeRefusesSmtp),
  repair: (v) => ({
    fix: [
      v.appOnly
        ? `${openClient(v)} and check that the one scope is ${appScope(v)}.`
        : `${openClient(v)} and check that https://${v.cloud.resource[0]}/SMTP.Send is among the scopes.`,
      ...(v.appOnly
        ? applicationSendingSteps(v)
        : [
            `${openMailbox(v)}: the SMTP login must be the person who signed in (${v.account}); a shared mailbox belongs into From alone.`,
          ]),
      `${openActiveUsers(v)} → ${v.appOnly ? v.from : v.account} → Mail → Manage email apps, tick Authenticated SMTP.`,
      v.appOnly ? checkAgain(v) : signInAgain(v),
    ],
    commands: [
      ...(v.appOnly ? azServicePrincipal(v) : []),
      connectExchange(v),
      showProtocols(v),
      setProtocol(v, 'SmtpClientAuthenticationDisabled'),
      ...(v.appOnly ? allowApplicationToSend(v) : [allowSendAs(v)]),
    ],
  }),
});
