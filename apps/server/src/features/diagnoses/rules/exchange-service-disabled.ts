import { adminPage } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const exchangeServiceDisabled = rule({
  code: 'exchange-service-disabled',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Exchange Online is switched off in this tenant',
  cause:
    'The tenant’s subscription has lapsed, or an administrator has disabled the service for sign-in.',
  match: certain(aadsts(500014)),
  repair: (v) => ({
    fix: [
      `Renew the plan with Exchange Online. Open ${adminPage(v, 'Billing → Your products', '/subscriptions')}`,
      'Or: Entra admin centre → Enterprise applications → application type Microsoft Applications → Office 365 Exchange Online → Properties → Enabled for users to sign-in: Yes.',
      validateAgain(v),
    ],
  }),
});
