import { saysDead } from '../predicates/dead-refresh-token.js';
import { aadsts, all, any, certain, firstOf, not, says, worded } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const refreshTokenInvalid = rule({
  code: 'refresh-token-invalid',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  title: 'The provider does not recognise the stored grant',
  cause: 'The refresh token is broken, was given to another client ID, or has been revoked.',
  match: firstOf(
    certain(
      any(
        aadsts(50085, 50139, 7000012, 700081),
        all(
          aadsts(70000),
          not(
            says(
              'grant is expired',
              'scopes requested are unauthorized',
              'unauthorized or expired',
            ),
          ),
        ),
        worded(
          'invalid refresh token',
          'refresh token is invalid',
          'refresh token not found',
          'unknown refresh token',
          'invalid_refresh_token',
          'refresh_token_invalid',
        ),
      ),
    ),
    saysDead,
  ),
  repair: (v) => ({
    fix: [
      signInAgain(v),
      'After a change of client ID or tenant every mailbox has to sign in once more.',
    ],
  }),
});
