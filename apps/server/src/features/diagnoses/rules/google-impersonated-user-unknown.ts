import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleImpersonatedUserUnknown = rule({
  code: 'google-impersonated-user-unknown',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  title: 'The mailbox to act for does not exist in the Workspace',
  cause:
    'A service account can act for a person’s primary address only, not for an alias, a group or an address outside.',
  match: certain(
    says('invalid principal', 'invalid email or user id', 'not a valid email or user id'),
  ),
  repair: (v) => ({
    fix: [
      `Look ${v.mailbox} up in Google Admin console → Directory → Users and use its primary address: https://admin.google.com/ac/users`,
      tryAgain(v),
    ],
  }),
});
