import { during } from '../predicates/conversation.js';
import { aboutPassword } from '../repairs/password-smtp.js';
import { openSecurityDefaults } from '../repairs/entra.js';
import { pageOf } from '../../providers/cloud.js';
import { all, any, certain, firstOf, likely, not, says, status } from '../matchers.js';
import { connectExchange, openActiveUsers } from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { powershell } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const smtpAuthDisabledTenant = rule({
  code: 'smtp-auth-disabled-tenant',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Authenticated SMTP is switched off for the whole organisation',
  cause:
    'Exchange Online has authenticated SMTP off by default, and this mailbox has no exception. OAuth is refused just as passwords are.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  only: during('login', 'after'),
  match: firstOf(
    certain(says('disabled for the tenant', 'smtpclientauthentication is disabled for the tenant')),
    likely(
      all(
        any(status('5.7.139'), says('smtpclientauthentication is disabled')),
        not(
          says(
            'disabled for the mailbox',
            'did not meet the criteria',
            'credentials were incorrect',
            'security defaults',
            'basic authentication is disabled',
            'account is locked',
            'user is locked',
          ),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Best for one mailbox: ${openActiveUsers(v)} → ${v.login} → Mail → Manage email apps, tick Authenticated SMTP and save. This wins over the setting of the organisation.`,
      `Or for everybody: Exchange admin centre → Settings → Mail flow, clear “Turn off SMTP AUTH protocol for your organization”: ${pageOf(v.cloud.exchangeAdmin, '/settings')}`,
      `If security defaults are on, they keep SMTP off as well: ${openSecurityDefaults(v)}`,
      ...aboutPassword(v, 'SWITCH'),
      `Wait up to an hour. ${checkAgain(v)}`,
    ],
    commands: [
      connectExchange(v),
      powershell('Set-CASMailbox', { Identity: v.login, SmtpClientAuthenticationDisabled: false }),
      `${powershell('Get-TransportConfig')} | Format-List SmtpClientAuthenticationDisabled`,
      powershell('Set-TransportConfig', { SmtpClientAuthenticationDisabled: false }),
    ],
  }),
});
