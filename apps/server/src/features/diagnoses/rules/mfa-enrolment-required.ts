import { aadsts, any, certain, worded } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mfaEnrolmentRequired = rule({
  code: 'mfa-enrolment-required',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'The account has to register a second factor first',
  cause:
    'Security defaults or a policy demand multifactor authentication, and this account has no method for it yet. That is typical of a fresh service mailbox.',
  docsUrl:
    'https://learn.microsoft.com/entra/identity/authentication/howto-registration-mfa-sspr-combined',
  match: certain(
    any(aadsts(50079, 50072, 53004, 53010), worded('organization needs more information')),
  ),
  repair: (v) => ({
    fix: [
      `Sign in once as ${v.mailbox} at ${v.cloud.cloud === 'GLOBAL' ? 'https://aka.ms/mysecurityinfo' : `${v.cloud.office} → View account → Security info`} and add a method.`,
      signInAgain(v),
    ],
  }),
});
