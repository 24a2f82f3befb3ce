import { during } from '../predicates/conversation.js';
import { aboutPassword } from '../repairs/password-smtp.js';
import { candidate, exchangeRefusesSmtp, worked } from '../predicates/refusals.js';
import { accountAndLogin } from '../predicates/token.js';
import { certain, find, firstOf, says } from '../matchers.js';
import { connectExchange, openActiveUsers, showProtocols } from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { powershell } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const smtpAuthDisabledMailbox = rule({
  code: 'smtp-auth-disabled-mailbox',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Authenticated SMTP is switched off for this mailbox',
  cause:
    'Sending by SMTP may be forbidden mailbox by mailbox, even where the organisation allows it. OAuth is refused just as passwords are.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  only: during('login', 'after'),
  match: firstOf(
    certain(says('disabled for the mailbox', 'smtpclientauthenticationdisabled true')),
    (evidence) => {
      const said = find(evidence, exchangeRefusesSmtp);
      if (!said) return undefined;
      const other = worked(evidence, said);
      return other && accountAndLogin(evidence.facts, said.probe?.username) === 'same'
        ? candidate(said, 'LIKELY', `${other.protocol} works with the same login and token.`)
        : candidate(said, 'POSSIBLE', 'Whether SMTP is switched on for the mailbox is not known.');
    },
  ),
  repair: (v) => ({
    fix: [
      `${openActiveUsers(v)} → ${v.login} → Mail → Manage email apps, tick Authenticated SMTP and save.`,
      'Or run the commands below.',
      ...aboutPassword(v, 'SWITCH'),
      `Wait up to an hour. ${checkAgain(v)}`,
    ],
    commands: [
      connectExchange(v),
      showProtocols(v),
      powershell('Set-CASMailbox', { Identity: v.login, SmtpClientAuthenticationDisabled: false }),
    ],
  }),
});
