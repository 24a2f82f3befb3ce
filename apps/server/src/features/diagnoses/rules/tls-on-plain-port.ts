import { isEntra } from '../repairs/registration.js';
import { all, answeredYes, at, because, certain, firstOf, says } from '../matchers.js';
import { openMailbox, tryAgain } from '../repairs/mailkey.js';
import { showStartTls, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsOnPlainPort = rule({
  code: 'tls-on-plain-port',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'TLS was spoken on a port that begins in plain text',
  cause:
    'The server greeted in plain text where TLS was expected at once. This has nothing to do with the TLS version: ports 587, 143 and 110 want STARTTLS.',
  match: firstOf(
    (evidence) => {
      const match = certain(all(at('TLS'), answeredYes('plain')))(evidence);
      return (
        match && because(match, 'Asked further, the server greets in plain text on this port.')
      );
    },
    certain(
      says(
        'wrong version number',
        '1408f10b',
        '0a00010b',
        'err_ssl_wrong_version_number',
        'packet length too long',
        'err_ssl_packet_length_too_long',
        'unrecognized ssl message',
        'does not look like a tls handshake',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      v.security === 'STARTTLS'
        ? `The server agreed to STARTTLS and went on in plain text: whoever runs ${v.host} finds the reason in its log.`
        : `${openMailbox(v)}. For ${v.host}, port ${v.port}, choose the security STARTTLS.`,
      `Or use TLS on the port for it. ${usualPortsOf(v)}`,
      ...(isEntra(v) ? [`${v.cloud.smtp} knows STARTTLS on port 587 and nothing else.`] : []),
      tryAgain(v),
    ],
    commands: [showStartTls(v)],
  }),
});
