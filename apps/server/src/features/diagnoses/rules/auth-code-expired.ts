import { atRefresh, refreshOnly } from '../predicates/token.js';
import { refusesCode } from '../predicates/own-names.js';
import { aadsts, all, any, certain, firstOf, likely, not, when, worded } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const authCodeExpired = rule({
  code: 'auth-code-expired',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  retryable: true,
  title: 'The authorization code was too old',
  cause: 'Between the consent and its use went too much time; a code lives for minutes only.',
  match: firstOf(
    certain(
      any(
        all(aadsts(70008), not(refreshOnly)),
        worded(
          'code has expired',
          'authorization code expired',
          'expired authorization code',
          'authorization code is invalid or expired',
          'code is expired',
          'code expired',
          'expired code',
        ),
      ),
    ),
    when(
      // A refresh sends no code.
      (facts) => !atRefresh(facts),
      likely(refusesCode),
    ),
  ),
  repair: (v) => ({ fix: [`${signInAgain(v)} Finish without long pauses.`] }),
});
