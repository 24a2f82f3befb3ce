import { aadsts, certain } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const userBadPassword = rule({
  code: 'user-bad-password',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'User name or password were wrong',
  cause: 'A sign-in with a password failed. Passwordless and federated accounts end here as well.',
  match: certain(aadsts(50126, 50064)),
  repair: (v) => ({
    fix: [`Use the sign-in in the browser instead of a password: ${signInAgain(v)}`],
  }),
});
