import { isMicrosoft } from '../repairs/registration.js';
import { overMail } from '../predicates/refusals.js';
import { aadsts, any, certain, worded } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const userPasswordExpired = rule({
  code: 'user-password-expired',
  stage: 'AUTHORIZE',
  authentication: 'EITHER',
  actor: 'MAILBOX_USER',
  title: 'The account’s password has expired or must be changed',
  cause: 'Before anything else this person has to set a new password.',
  match: overMail(
    certain(
      any(
        aadsts(50055, 50142, 50144, 50125, 50056, 120012),
        worded('password expired', 'password has expired'),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      isMicrosoft(v)
        ? `Sign in as ${v.mailbox} at ${v.cloud.office} and set a new password.`
        : `Sign in as ${v.mailbox} on the provider’s own page and set a new password.`,
      `Then: ${signInAgain(v)}`,
    ],
  }),
});
