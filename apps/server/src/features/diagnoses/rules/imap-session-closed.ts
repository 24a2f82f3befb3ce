import { notConnected } from '../predicates/refusals.js';
import { all, any, certain, not, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapSessionClosed = rule({
  code: 'imap-session-closed',
  stage: 'IMAP',
  actor: 'NOBODY',
  retryable: true,
  title: 'The mail server ended the session',
  cause:
    'The server hung up: idle for too long, too many failed logins, a limit, or a restart. A number at the end is the server’s own and tells nobody else anything.',
  match: certain(
    all(
      says(
        'bye disconnected for inactivity',
        'bye session expired',
        'bye autologout',
        'bye idle for too long',
        'bye connection is closed',
        'bye connection closed',
      ),
      not(
        any(
          notConnected,
          says(
            'request is throttled',
            'server unavailable',
            'authenticate failed',
            'command error',
          ),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${checkAgain(v)}`,
      'If it comes right after a failed login, that login has to be fixed first.',
    ],
  }),
});
