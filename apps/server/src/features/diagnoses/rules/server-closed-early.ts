import type { Match } from '../match.js';
import { signedIn } from '../predicates/signed-in.js';
import { inProtocol } from '../predicates/refusals.js';
import { all, likely, not, says } from '../matchers.js';
import { readLog } from '../repairs/auth-log.js';
import { checkAgain } from '../repairs/mailkey.js';
import { showTls, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

const hasWords = ({ said }: Match): boolean =>
  said?.probe?.fault?.kind === 'protocol' && Boolean(said.probe.fault.text);

export const serverClosedEarly = rule({
  code: 'server-closed-early',
  stage: 'IMAP',
  actor: 'OPERATOR',
  retryable: true,
  role: 'fallback',
  title: 'The server hung up without a word',
  cause:
    'The connection ended in the middle of the conversation. The server may be overloaded, refuse this address, or expect another kind of encryption on this port.',
  match: inProtocol(
    likely(
      all(
        says(
          'server closed the connection',
          'the connection broke',
          'connection closed unexpectedly',
          'unexpected close',
          'closedafterconnect',
          'connection ended',
          'unexpectedly closed',
        ),
        not(says('timed out')),
      ),
    ),
  ),
  repair: (v, match) => ({
    ...(signedIn(match) && {
      cause:
        'The login went well; then the connection ended in the middle of the conversation. The server, or what it asks before it answers, has a fault of its own.',
    }),
    ...(hasWords(match) && {
      title: 'The server said something and hung up',
      cause:
        'The server’s last words stand below. They are no answer that its protocol knows, and the connection ended behind them.',
    }),
    fix: [
      ...(hasWords(match) ? ['Read the server’s words below; they mostly name the reason.'] : []),
      checkAgain(v),
      ...(signedIn(match)
        ? [readLog(v)]
        : [
            `Check that security and port go together. ${usualPortsOf(v)}`,
            'If it stays, whoever runs the server finds the reason in its log.',
          ]),
    ],
    commands: signedIn(match) ? [] : [showTls(v)],
  }),
});
