import { adminPage } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { rule } from '../rule.js';

export const providerInternalError = rule({
  code: 'provider-internal-error',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Microsoft’s sign-in service failed for good',
  cause:
    'Something in the tenant’s own data or in Microsoft’s service is broken. Microsoft asks to open a support case.',
  match: certain(aadsts(50000, 50086, 90036, 90092, 17003, 50042, 50043)),
  repair: (v) => ({
    fix: [
      'Note correlation ID and time of the message.',
      `Open a support case: ${adminPage(v, 'Support → Help & support', '/support')}`,
    ],
  }),
});
