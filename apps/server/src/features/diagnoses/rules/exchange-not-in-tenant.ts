import { adminPage } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const exchangeNotInTenant = rule({
  code: 'exchange-not-in-tenant',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'This tenant has no Exchange Online',
  cause:
    'The mail service that the scopes belong to does not exist in this tenant: it was never bought, or the subscription has lapsed.',
  match: certain(aadsts(650052, 650054)),
  repair: (v) => ({
    fix: [
      `Look for a plan with Exchange Online. Open ${adminPage(v, 'Billing → Your products', '/subscriptions')}`,
      `If the mailboxes live in another tenant than ${v.tenant}, put that one into the client.`,
      validateAgain(v),
    ],
  }),
});
