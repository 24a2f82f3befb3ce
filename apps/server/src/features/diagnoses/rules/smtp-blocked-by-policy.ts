import { during } from '../predicates/conversation.js';
import { aboutPassword } from '../repairs/password-smtp.js';
import { all, certain, firstOf, not, possible, says, status } from '../matchers.js';
import { openSignInLogs } from '../repairs/entra.js';
import { connectExchange } from '../repairs/exchange.js';
import { byPassword, checkAgain } from '../repairs/mailkey.js';
import { powershell } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const smtpBlockedByPolicy = rule({
  code: 'smtp-blocked-by-policy',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'A policy of the organisation refuses this SMTP login',
  cause:
    'The login itself was understood, but a Conditional Access or authentication policy does not let it through.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/disable-basic-authentication-in-exchange-online',
  only: during('login', 'after'),
  match: firstOf(
    certain(says('did not meet the criteria')),
    possible(
      all(
        status('5.7.139'),
        not(
          says(
            'disabled for the tenant',
            'disabled for the mailbox',
            'credentials were incorrect',
            'basic authentication is disabled',
          ),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openSignInLogs(v, v.login)}. The failed entry names the policy.`,
      byPassword(v)
        ? 'Exclude the account from it, or use OAuth instead of a password.'
        : `Exclude the account or the application ${v.appId} from it.`,
      ...aboutPassword(v, 'POLICY'),
      checkAgain(v),
    ],
    commands: [
      connectExchange(v),
      `${powershell('Get-AuthenticationPolicy')} | Format-List Name,AllowBasicAuthSmtp`,
    ],
  }),
});
