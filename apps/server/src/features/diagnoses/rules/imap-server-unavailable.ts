import { statusPage } from '../repairs/registration.js';
import { byMailServer } from '../predicates/refusals.js';
import { perhapsLasting } from '../predicates/token-check.js';
import { whereItLasts } from '../repairs/auth-log.js';
import {
  all,
  any,
  certain,
  firstOf,
  likely,
  means,
  not,
  responseCode,
  says,
  status,
} from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapServerUnavailable = rule({
  code: 'imap-server-unavailable',
  stage: 'IMAP',
  actor: 'NOBODY',
  retryable: true,
  title: 'The mail server has a fault of its own for the moment',
  cause:
    'The part of the server that holds this mailbox, or decides who may open it, is busy, moving, or broken.',
  match: perhapsLasting(
    firstOf(
      certain(
        all(
          any(
            says(
              'bye system error',
              'shutting down',
              'server unavailable',
              'internal error occurred',
              'internal server error',
              'temporary internal error',
              'service temporarily unavailable',
              'system error failure',
              'temporary problem',
            ),
            all(says('temporary authentication failure'), not(status('454 4.7.0'))),
            responseCode('unavailable', 'sys/temp'),
          ),
          byMailServer,
          not(means('server-fault')),
          not(any(says('maximum number of connections', 'http'), status('451 4.7.0'))),
        ),
      ),
      likely(means('temporary')),
    ),
  ),
  repair: (v, match) =>
    whereItLasts(v, match) ?? {
      fix: [`Wait some minutes. ${checkAgain(v)}`, `If it lasts an hour: ${statusPage(v)}`],
    },
});
