import { aadsts, certain } from '../matchers.js';
import { endpoints } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const authorizeTokenTenantDiffer = rule({
  code: 'authorize-token-tenant-differ',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'Authorize URL and token URL name different tenants',
  cause:
    'The code was issued for one tenant and exchanged at another. Mostly one of the two addresses still says common.',
  match: certain(aadsts(700005)),
  repair: (v) => ({
    fix: [`${openClient(v)} and use one tenant in both: ${endpoints(v)}.`, validateAgain(v)],
  }),
});
