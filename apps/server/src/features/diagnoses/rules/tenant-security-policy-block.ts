import { aadsts, certain } from '../matchers.js';
import { openSignInLogs } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tenantSecurityPolicyBlock = rule({
  code: 'tenant-security-policy-block',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'A security policy of the tenant blocks this request',
  cause:
    'A policy that the administrators have set for the whole tenant refuses this kind of sign-in.',
  match: certain(aadsts(530032, 530031, 530033)),
  repair: (v) => ({
    fix: [
      `${openSignInLogs(v, v.mailbox)}. It names the policy.`,
      `Adapt the policy, or exclude the application ${v.appId}.`,
      validateAgain(v),
    ],
  }),
});
