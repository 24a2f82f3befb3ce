import { saysBusy, saysLater } from '../predicates/passing.js';
import { statusPage } from '../repairs/registration.js';
import { aadsts, all, any, at, certain, firstOf, likely, worded } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const providerTemporarilyUnavailable = rule({
  code: 'provider-temporarily-unavailable',
  stage: 'TOKEN',
  actor: 'NOBODY',
  retryable: true,
  refuses: 'nobody',
  title: 'The provider has a fault of its own for the moment',
  cause: 'The sign-in service could not answer. The grant is kept; nothing has to be changed.',
  match: firstOf(
    certain(
      all(
        any(
          aadsts(
            90033,
            90006,
            90012,
            90024,
            50033,
            50087,
            90090,
            90091,
            70012,
            51005,
            50134,
            50166,
          ),
          worded(
            'temporarily_unavailable',
            'server_error',
            'http 500',
            'http 502',
            'http 503',
            'http 504',
            'internal server error',
            '502 bad gateway',
            '503 service unavailable',
            '504 gateway',
            'backend error',
            'internal_failure',
          ),
        ),
        at('AUTHORIZE', 'TOKEN'),
      ),
    ),
    certain(saysBusy),
    likely(saysLater),
  ),
  repair: (v) => ({
    fix: [`Wait a few minutes. ${validateAgain(v)}`, `If it lasts: ${statusPage(v)}`],
  }),
});
