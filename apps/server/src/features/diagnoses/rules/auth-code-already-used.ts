import { refusesCode } from '../predicates/own-names.js';
import { aadsts, any, certain, firstOf, possible, worded } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const authCodeAlreadyUsed = rule({
  code: 'auth-code-already-used',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The authorization code was used twice',
  cause:
    'A code counts once. The return page was reloaded, fetched in advance by the browser, or handled by two servers.',
  match: firstOf(
    certain(
      any(
        aadsts(54005),
        worded(
          'code was already redeemed',
          'code has already been used',
          'authorization code already used',
          'code already redeemed',
        ),
      ),
    ),
    possible(refusesCode),
  ),
  repair: (v) => ({
    fix: [`${validateAgain(v)} Do not reload the page to which the provider returns.`],
  }),
});
