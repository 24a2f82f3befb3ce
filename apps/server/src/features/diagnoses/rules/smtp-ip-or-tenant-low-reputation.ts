import { adminPage } from '../repairs/entra.js';
import { certain, status } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpIpOrTenantLowReputation = rule({
  code: 'smtp-ip-or-tenant-low-reputation',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Exchange takes no mail from this new or distrusted sender',
  cause: 'The tenant is new or on trial, or its address has no good name yet.',
  match: certain(status('5.7.708')),
  repair: (v) => ({
    fix: [
      'A trial tenant may send only after it has become a paid one.',
      `Otherwise open a support case: ${adminPage(v, 'Support → Help & support', '/support')}`,
      checkAgain(v),
    ],
  }),
});
