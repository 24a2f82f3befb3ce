import { aadsts, any, certain, says } from '../matchers.js';
import { openConditionalAccess } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mfaRequired = rule({
  code: 'mfa-required',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'The provider wants a second factor again',
  cause:
    'Multifactor authentication is demanded, and this grant was given without it or long ago. When it happens at a refresh only, a policy takes the address of this server for a new place.',
  docsUrl: 'https://learn.microsoft.com/entra/identity/authentication/concept-mfa-howitworks',
  match: certain(
    any(
      aadsts(50076, 50074, 50078, 50158, 50088, 700020, 500121),
      says('strong authentication is required', 'must use multi factor authentication'),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} Pass the second factor.`,
      `If it comes back at every refresh: ${openConditionalAccess(v)}. Exclude ${v.mailbox} or the application ${v.appId}, or add the public address of this server as a trusted location.`,
    ],
  }),
});
