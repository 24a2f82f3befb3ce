import { adminPage } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tenantBlocked = rule({
  code: 'tenant-blocked',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Microsoft has blocked this tenant',
  cause:
    'The whole tenant is closed for sign-in, because it was not used for long or because Microsoft sees a breach of its terms.',
  match: certain(aadsts(5000224, 5000225)),
  repair: (v) => ({
    fix: [
      `An administrator of the tenant ${v.tenant} opens a support case: ${adminPage(v, 'Support → Help & support', '/support')}`,
      'If the mailboxes have moved to another tenant, put that one into the client.',
      validateAgain(v),
    ],
  }),
});
