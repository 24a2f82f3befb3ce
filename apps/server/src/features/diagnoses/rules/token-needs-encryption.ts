import { certain, says } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tokenNeedsEncryption = rule({
  code: 'token-needs-encryption',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'A token is never sent over an unencrypted connection',
  cause:
    'The mailbox is set to a connection without TLS. Whoever listens could use the token, so nothing was sent.',
  match: certain(
    says('token without tls', 'plaintext not allowed', 'connections without tls are not allowed'),
  ),
  repair: (v) => ({
    fix: [`${openMailbox(v)} and choose TLS, or STARTTLS. ${usualPortsOf(v)}`, checkAgain(v)],
  }),
});
