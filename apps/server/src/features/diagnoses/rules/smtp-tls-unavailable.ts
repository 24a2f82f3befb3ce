import { during } from '../predicates/conversation.js';
import { refusedAtStartTls } from '../predicates/starttls.js';
import { certain, firstOf, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { showStartTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const smtpTlsUnavailable = rule({
  code: 'smtp-tls-unavailable',
  stage: 'SMTP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The server cannot encrypt for the moment',
  cause: 'It offers STARTTLS and then refuses it, because of a fault of its own.',
  only: during('before'),
  match: firstOf(
    certain(says('tls not available', 'tls currently unavailable', 'tls temporarily unavailable')),
    (evidence) => refusedAtStartTls(evidence, ['SMTP']),
  ),
  repair: (v) => ({
    fix: [`Whoever runs ${v.host} looks at its certificate and TLS settings.`, checkAgain(v)],
    commands: [showStartTls({ ...v, protocol: 'SMTP' })],
  }),
});
