import { signedIn } from '../predicates/signed-in.js';
import { inProtocol } from '../predicates/refusals.js';
import { all, likely, not, says } from '../matchers.js';
import { readLog } from '../repairs/auth-log.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const serverSilent = rule({
  code: 'server-silent',
  stage: 'IMAP',
  actor: 'OPERATOR',
  retryable: true,
  role: 'fallback',
  title: 'The server stopped answering in the middle',
  cause:
    'The connection stands, but the answer that was due did not come in time. The server is overloaded, or slows this address down on purpose.',
  match: inProtocol(
    likely(
      all(
        says('while waiting for', 'socket timeout', 'no complete answer in time'),
        not(says('waiting for the connection', 'waiting for the addresses')),
      ),
    ),
  ),
  repair: (v, match) => ({
    ...(signedIn(match) && {
      cause: `The login went well; then the answer that was due did not come in time. The server is overloaded, or what it asks before it answers is.`,
    }),
    fix: signedIn(match)
      ? [tryAgain(v), readLog(v)]
      : [
          `Wait some minutes, since servers slow down after failed logins. ${tryAgain(v)}`,
          `Check that security and port go together. ${usualPortsOf(v)}`,
        ],
    commands: signedIn(match) ? [] : [showTls(v)],
  }),
});
