import { during } from '../predicates/conversation.js';
import { mayBeInClear, notPrivate } from '../predicates/not-private.js';
import { all, any, certain, firstOf, means, not, says, status } from '../matchers.js';
import { useStartTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const smtpStarttlsNotDone = rule({
  code: 'smtp-starttls-not-done',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The login is offered only after STARTTLS',
  cause:
    'The connection is not encrypted yet, and until it is the server does not speak of logging in.',
  refines: ['basic-auth-used', 'smtp-login-not-offered', 'smtp-not-authenticated'],
  // Who wants STARTTLS may say so to MAIL alone.
  only: any(during('before', 'login'), means('not-private')),
  match: firstOf(
    notPrivate('SMTP'),
    certain(
      any(
        all(
          says('250 starttls'),
          not(says('250 auth', 'auth login', 'auth plain', 'auth xoauth2')),
        ),
        all(says('auth is not offered'), says('starttls')),
        all(mayBeInClear, status('538 5.7.11', '5.7.11', '451 5.7.3', '451 4.7.4')),
        all(
          status('530 5.7.0'),
          mayBeInClear,
          not(says('authentication required', 'not authenticated')),
        ),
      ),
    ),
  ),
  repair: (v, match) => useStartTls({ ...v, protocol: 'SMTP' }, match),
});
