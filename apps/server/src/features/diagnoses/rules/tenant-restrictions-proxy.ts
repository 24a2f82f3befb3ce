import { aadsts, certain } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tenantRestrictionsProxy = rule({
  code: 'tenant-restrictions-proxy',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'OPERATOR',
  title: 'A company proxy does not allow this tenant',
  cause:
    'A proxy on the way adds a list of allowed tenants to the sign-in, and the tenant of the mailbox is not on it.',
  docsUrl: 'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions',
  match: certain(aadsts(500021, 500022, 50002)),
  repair: (v) => ({
    fix: [
      `Whoever runs the proxy adds ${v.tenant} to its tenant restrictions, or lets ${v.cloud.login[0]} pass untouched for this computer.`,
      'Or sign in from a network without that proxy.',
      validateAgain(v),
    ],
  }),
});
