import { all, certain, not, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const popSessionClosed = rule({
  code: 'pop-session-closed',
  stage: 'POP3',
  actor: 'NOBODY',
  retryable: true,
  title: 'The server ended the POP3 session',
  cause: 'The server hung up: idle for too long, a limit, or a restart.',
  match: certain(
    all(says('err connection is closed', 'err connection closed'), not(says('protocol error'))),
  ),
  repair: (v) => ({ fix: [`Wait a minute. ${checkAgain(v)}`] }),
});
