import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsVersionTooOld = rule({
  code: 'tls-version-too-old',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'Both sides have no version or cipher of TLS in common',
  cause:
    'The handshake ended because one side offers only what the other no longer accepts. Providers want TLS 1.2 or newer; an old mail server may have less.',
  match: certain(
    says(
      'tls 1 0 and 1 1',
      'no_ciphers_available',
      'unsupported protocol',
      'err_ssl_unsupported_protocol',
      'unsupported_protocol',
      'alert protocol version',
      'tlsv1_alert_protocol_version',
      'err_ssl_tlsv1_alert_protocol_version',
      '0a000102',
      'alert handshake failure',
      'handshake_failure',
      'err_ssl_sslv3_alert_handshake_failure',
      'no shared cipher',
      'no_shared_cipher',
      'version too low',
      'err_ssl_version_or_cipher_mismatch',
      'inappropriate fallback',
    ),
  ),
  repair: (v) => ({
    fix: [
      'Look with the command below at what the server offers.',
      `Whoever runs ${v.host} switches TLS 1.2 or 1.3 on.`,
      'If the server is a large provider’s, update the machine that runs Mailkey, or find the device on the way that speaks an old version.',
      tryAgain(v),
    ],
    commands: [showTls(v)],
  }),
});
