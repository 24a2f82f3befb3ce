import { aadsts, certain } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const exchangeServiceDisabled = rule({
  code: 'exchange-service-disabled',
  stage: 'TOKEN',
  actor: 'TENANT_ADMIN',
  title: 'Exchange Online is switched off in this tenant',
  cause:
    'The tenant’s subscription has lapsed, or an administrator has disabled the service for sign-in.',
  match: certain(aadsts(500014)),
  repair: (v) => ({
    fix: [
      'Open Microsoft 365 admin centre → Billing → Your products and renew the plan with Exchange Online: https://admin.microsoft.com/#/subscriptions',
      'Or: Entra admin centre → Enterprise applications → application type Microsoft Applications → Office 365 Exchange Online → Properties → Enabled for users to sign-in: Yes.',
      validateAgain(v),
    ],
  }),
});
