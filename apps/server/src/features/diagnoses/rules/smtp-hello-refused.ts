import { all, any, at, certain, says, status } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpHelloRefused = rule({
  code: 'smtp-hello-refused',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The server does not accept how this machine introduces itself',
  cause: 'The name in the greeting (EHLO) is not one that the server takes.',
  match: certain(
    all(
      any(
        says(
          'send hello first',
          'invalid domain name',
          'helo command rejected',
          'ehlo requires',
          'syntactically invalid helo',
          'polite people say hello',
          'need fully qualified hostname',
        ),
        status('503 5.5.2'),
      ),
      at('SMTP'),
    ),
  ),
  repair: (v) => ({
    fix: ['Give the machine that runs Mailkey a host name with a domain.', checkAgain(v)],
    commands: ['hostname --fqdn'],
  }),
});
