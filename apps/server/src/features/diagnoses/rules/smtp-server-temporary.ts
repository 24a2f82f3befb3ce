import { namesHello } from '../predicates/greeting.js';
import { perhapsLasting } from '../predicates/token-check.js';
import { whereItLasts } from '../repairs/auth-log.js';
import {
  all,
  any,
  at,
  certain,
  firstOf,
  likely,
  means,
  not,
  over,
  says,
  status,
} from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

/** What other rules know better. */
const otherwise = not(
  any(
    namesHello,
    says(
      'too many login attempts',
      'tls not available',
      'tls 1 0 and 1 1',
      'too many connections',
      'concurrent connections',
    ),
  ),
);

export const smtpServerTemporary = rule({
  code: 'smtp-server-temporary',
  stage: 'SMTP',
  actor: 'NOBODY',
  retryable: true,
  title: 'The sending server asks to try again later',
  cause: 'A passing fault or a limit on the server’s side.',
  match: perhapsLasting(
    firstOf(
      certain(
        all(
          any(
            status(
              '451 4.7.0',
              '421 4.7.0',
              '421 4.7.28',
              '421 4.3.2',
              '421 4.4.2',
              '451 4.7.500',
              '4.7.500',
              '4.4.5',
              '421 4.3.0',
              '451 4.3.0',
              '451 4.3.2',
              '451 4.4.2',
              '451 4.4.0',
              '4.7.650',
              '452 4.3.1',
              '431 4.3.1',
              '450 4.7.1',
              '421 4.4.1',
            ),
            says(
              'temporary server error',
              'temporary authentication failure',
              'temporary system problem',
              'try again later closing connection',
              'service not available closing transmission channel',
              'greylisted',
              'greylisting',
              'server busy',
            ),
          ),
          at('SMTP'),
          otherwise,
        ),
      ),
      likely(all(means('temporary'), over('SMTP'), otherwise)),
    ),
  ),
  repair: (v, match) =>
    whereItLasts(v, match) ?? {
      fix: [
        `Wait some minutes. ${checkAgain(v)}`,
        'If it lasts an hour, look at the provider’s status page, or with a server of your own at its log and its DNS.',
      ],
    },
});
