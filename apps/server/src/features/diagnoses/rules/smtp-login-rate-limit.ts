import { tooManyLogins } from '../circumstances/login-rate.js';
import { all, certain, firstOf, likely, not, says, status } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpLoginRateLimit = rule({
  code: 'smtp-login-rate-limit',
  stage: 'SMTP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'Too many logins in a short time',
  cause:
    'The provider slows this account down, because a program logs in anew for every message or tries a wrong login again and again.',
  refines: ['smtp-server-temporary'],
  match: firstOf(
    certain(tooManyLogins),
    likely(
      all(
        status('454 4.7.0', '421 4.7.28'),
        not(
          says('temporary authentication failure', 'temporary system problem', 'tls not available'),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      'Wait 15 minutes or more.',
      'Let other programs keep a connection open instead of logging in for every message.',
      checkAgain(v),
    ],
  }),
});
