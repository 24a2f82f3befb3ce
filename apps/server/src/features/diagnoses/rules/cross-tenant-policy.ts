import { entraPage } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const crossTenantPolicy = rule({
  code: 'cross-tenant-policy',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Access between the two tenants is forbidden',
  cause:
    'The cross-tenant access settings of the person’s tenant or of the mailbox’s tenant do not allow this pair.',
  docsUrl: 'https://learn.microsoft.com/entra/external-id/cross-tenant-access-overview',
  match: certain(aadsts(500212, 500213, 1000104)),
  repair: (v) => ({
    fix: [
      `Simplest: sign in with an account of the mailbox’s own tenant. ${signInAgain(v)}`,
      `Or open Entra admin centre → External Identities → Cross-tenant access settings and allow the other tenant: ${entraPage(v, 'Microsoft_AAD_IAM/CompanyRelationshipsMenuBlade/~/CrossTenantAccessSettings')}`,
    ],
  }),
});
