import { aadsts, all, certain, firstOf, not, says, when, worded } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const deviceCodeExpired = rule({
  code: 'device-code-expired',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  retryable: true,
  title: 'The device code has expired',
  cause:
    'The code that had to be typed on another device was not confirmed within its quarter of an hour.',
  match: firstOf(
    certain(aadsts(70019, 70020)),
    // At a refresh the same name is about the refresh token.
    when(
      ({ token }) => token?.kind !== 'refused' || token.request !== 'refresh',
      certain(all(worded('expired_token'), not(says('invalid_grant')))),
    ),
  ),
  repair: (v) => ({ fix: [`Begin again: ${validateAgain(v)}`] }),
});
