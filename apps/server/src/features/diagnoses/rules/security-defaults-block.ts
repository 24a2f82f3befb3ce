import { aadsts, all, any, certain, not, says } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const securityDefaultsBlock = rule({
  code: 'security-defaults-block',
  stage: 'AUTHORIZE',
  actor: 'TENANT_ADMIN',
  title: 'Security defaults refuse this sign-in',
  cause:
    'The tenant uses Microsoft’s security defaults. They block passwords over old protocols and sign-ins that look unsafe.',
  docsUrl: 'https://learn.microsoft.com/entra/fundamentals/security-defaults',
  refines: ['smtp-auth-disabled-tenant', 'user-account-locked'],
  match: certain(
    any(aadsts(530035), all(says('security defaults'), not(says('disabled for the tenant')))),
  ),
  repair: (v) => ({
    fix: [
      `Sign in with the browser and OAuth, not with a password: ${signInAgain(v)}`,
      'If it stays blocked: Entra admin centre → Overview → Properties → Manage security defaults, and use Conditional Access policies instead: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantOverview.ReactView',
      'With security defaults on, authenticated SMTP stays off for the whole organisation.',
    ],
  }),
});
