import { tooManyLogins } from '../predicates/login-rate.js';
import { inProtocol, protocolOf } from '../predicates/refusals.js';
import { all, certain } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

/** Over SMTP it is called smtp-login-rate-limit. */
export const loginRateLimit = rule({
  code: 'login-rate-limit',
  stage: 'IMAP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'Too many logins in a short time',
  cause:
    'The server slows this account or this address down, because a program logs in anew for every look or tries a wrong login again and again.',
  refines: ['imap-server-unavailable', 'pop-server-unavailable', 'greeting-refused'],
  match: inProtocol(
    certain(all(tooManyLogins, (said) => (protocolOf(said) === 'SMTP' ? undefined : ''))),
  ),
  repair: (v) => ({
    fix: [
      'Wait 15 minutes or more.',
      'Let other programs keep a connection open, and correct the one that tries a wrong login.',
      checkAgain(v),
    ],
  }),
});
