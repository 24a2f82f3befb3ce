import { tooManyLogins } from '../predicates/login-rate.js';
import { mayLast } from '../predicates/token-check.js';
import { all, certain, firstOf, likely, not, says, status } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

/** At Google; elsewhere RFC 4954 section 6 has it for any temporary failure of a login. */
const byCode = likely(
  all(
    status('454 4.7.0', '421 4.7.28'),
    not(says('temporary authentication failure', 'temporary system problem', 'tls not available')),
  ),
);

export const smtpLoginRateLimit = rule({
  code: 'smtp-login-rate-limit',
  stage: 'SMTP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'Too many logins in a short time',
  cause:
    'The provider slows this account down, because a program logs in anew for every message or tries a wrong login again and again.',
  refines: ['smtp-server-temporary'],
  match: firstOf(certain(tooManyLogins), (evidence) => {
    const match = byCode(evidence);
    return match?.said && mayLast(evidence, match.said) ? undefined : match;
  }),
  repair: (v) => ({
    fix: [
      'Wait 15 minutes or more.',
      'Let other programs keep a connection open instead of logging in for every message.',
      checkAgain(v),
    ],
  }),
});
