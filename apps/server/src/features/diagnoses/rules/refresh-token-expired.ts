import { refreshOnly } from '../predicates/token.js';
import { saysExpired } from '../predicates/dead-refresh-token.js';
import { aadsts, all, any, certain, firstOf, says, worded } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const refreshTokenExpired = rule({
  code: 'refresh-token-expired',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  title: 'The grant has expired',
  cause:
    'The refresh token was not used for too long, or its time was up. Nobody has done anything wrong; a new sign-in gives a new one.',
  match: firstOf(
    certain(
      any(
        aadsts(700082, 700083),
        all(aadsts(70000), says('grant is expired')),
        all(aadsts(70008), refreshOnly),
        all(says('invalid_grant'), worded('expired_token')),
        worded(
          'refresh token has expired',
          'refresh token expired',
          'refresh_token_expired',
          'refresh token is expired',
        ),
      ),
    ),
    saysExpired,
  ),
  repair: (v) => ({ fix: [signInAgain(v)] }),
});
