import { adminPage } from '../repairs/entra.js';
import { openRestrictedEntities } from '../repairs/exchange.js';
import { certain, status } from '../matchers.js';
import { rule } from '../rule.js';

export const smtpTenantSendingBlocked = rule({
  code: 'smtp-tenant-sending-blocked',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'The tenant is blocked from sending',
  cause:
    'Microsoft saw suspicious mail from the tenant, or from domains that are not registered there.',
  docsUrl:
    'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/fix-error-code-5-7-700-through-5-7-750',
  match: certain(status('5.7.705', '5.7.750', '5.7.703', '5.7.700', '5.7.701')),
  repair: (v) => ({
    fix: [
      `${openRestrictedEntities(v)}, and find the account or connector that was abused.`,
      `Register the domain of ${v.from} in the tenant, if it is missing: ${adminPage(v, 'Settings → Domains', '/Domains')}`,
      'Then ask Microsoft’s support to lift the block.',
    ],
  }),
});
