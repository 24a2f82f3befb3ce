import { notConnected } from '../predicates/refusals.js';
import { likely } from '../matchers.js';
import {
  allowFullAccess,
  connectExchange,
  openActiveUsers,
  setProtocol,
  showFullAccess,
  showProtocols,
} from '../repairs/exchange.js';
import { checkAgain, isPop, readingName } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapAuthenticatedNotConnected = rule({
  code: 'imap-authenticated-not-connected',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  role: 'symptom',
  title: 'Exchange accepts the token but opens no mailbox for it',
  cause:
    'The sign-in was good, yet Exchange could not open the mailbox that was named as the login. Usually somebody else signed in than the owner, a shared mailbox lacks Full Access, or IMAP is switched off.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/pop3-and-imap4/enable-or-disable-pop3-or-imap4-access',
  match: likely(notConnected),
  repair: (v) => ({
    fix: [
      `Compare who signed in (${v.account}) with the mailbox (${v.login}). If they differ by mistake, validate again in a private browser window as ${v.login}.`,
      'If they differ on purpose (a shared mailbox), give the signed-in person Full Access with the command below.',
      `If they are the same: ${openActiveUsers(v)} → ${v.login} → Mail → Manage email apps, tick ${readingName(v)}, and look under Licenses for Exchange Online.`,
      `Wait up to an hour. ${checkAgain(v)}`,
    ],
    commands: [
      connectExchange(v),
      showProtocols(v),
      setProtocol(v, isPop(v) ? 'PopEnabled' : 'ImapEnabled'),
      showFullAccess(v),
      allowFullAccess(v),
    ],
  }),
});
