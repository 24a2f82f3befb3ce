import { minutesNote } from '../predicates/notes.js';
import { byMailServer, candidate, inProtocol, notConnected } from '../predicates/refusals.js';
import { tooManyLogins } from '../predicates/login-rate.js';
import { all, any, certain, find, firstOf, not, responseCode, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

const RECENT = 60 * 60_000;

export const connectionLimit = rule({
  code: 'connection-limit',
  stage: 'IMAP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'Too many sessions are open with this mailbox',
  cause:
    'Mail servers allow only so many connections for one mailbox, and from one address. Other programs hold them all at the moment.',
  refines: ['imap-server-unavailable', 'pop-server-unavailable'],
  match: inProtocol(
    firstOf(
      certain(
        any(
          says(
            'maximum number of connections',
            'too many simultaneous connections',
            'too many connections',
            'too many concurrent connections',
            'too many sessions',
            'connection limit exceeded',
            'session limit exceeded',
            'max connections per',
          ),
          all(responseCode('limit'), byMailServer, not(tooManyLogins)),
        ),
      ),
      (evidence) => {
        const { facts } = evidence;
        const said = find(evidence, notConnected);
        if (!said) return undefined;
        const last = facts.mailbox?.lastSucceededAt;
        const recent =
          (last && facts.now.getTime() - last.getTime() < RECENT) ||
          minutesNote(said) !== undefined;
        return recent
          ? candidate(
              said,
              'LIKELY',
              `The same settings worked ${last ? `at ${last.toISOString()}` : 'minutes ago'}.`,
            )
          : candidate(said, 'POSSIBLE', 'Whether it worked a short while ago is not known.');
      },
    ),
  ),
  repair: (v) => ({
    fix: [
      'Close programs that keep this mailbox open, or let them use fewer connections at a time.',
      `Wait 5 to 15 minutes. ${checkAgain(v)}`,
    ],
  }),
});
