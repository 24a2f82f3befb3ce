import { aadsts, certain } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const exchangeNotInTenant = rule({
  code: 'exchange-not-in-tenant',
  stage: 'AUTHORIZE',
  actor: 'TENANT_ADMIN',
  title: 'This tenant has no Exchange Online',
  cause:
    'The mail service that the scopes belong to does not exist in this tenant: it was never bought, or the subscription has lapsed.',
  match: certain(aadsts(650052, 650054)),
  repair: (v) => ({
    fix: [
      'Open Microsoft 365 admin centre → Billing → Your products and look for a plan with Exchange Online: https://admin.microsoft.com/#/subscriptions',
      `If the mailboxes live in another tenant than ${v.tenant}, put that one into the client.`,
      validateAgain(v),
    ],
  }),
});
