import { aboutPassword } from '../repairs/password-smtp.js';
import { openSecurityDefaults } from '../repairs/entra.js';
import { overMail } from '../predicates/refusals.js';
import { aadsts, all, any, certain, not, says } from '../matchers.js';
import { byPassword, openMailbox, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const securityDefaultsBlock = rule({
  code: 'security-defaults-block',
  stage: 'AUTHORIZE',
  authentication: 'EITHER',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Security defaults refuse this sign-in',
  cause:
    'The tenant uses Microsoft’s security defaults. They block passwords over old protocols and sign-ins that look unsafe.',
  docsUrl: 'https://learn.microsoft.com/entra/fundamentals/security-defaults',
  refines: ['smtp-auth-disabled-tenant', 'user-account-locked'],
  match: overMail(
    certain(
      any(aadsts(530035), all(says('security defaults'), not(says('disabled for the tenant')))),
    ),
  ),
  repair: (v) => ({
    fix: [
      byPassword(v)
        ? `${openMailbox(v)} and choose OAuth instead of a password: security defaults let no password through.`
        : `Sign in with the browser and OAuth, not with a password: ${signInAgain(v)}`,
      `If it stays blocked, use Conditional Access policies instead of the defaults: ${openSecurityDefaults(v)}`,
      'With security defaults on, authenticated SMTP stays off for the whole organisation.',
      ...aboutPassword(v, 'SECURITY_DEFAULTS'),
    ],
  }),
});
