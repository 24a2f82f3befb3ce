import { all, any, at, likely, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsHandshakeCut = rule({
  code: 'tls-handshake-cut',
  stage: 'TLS',
  actor: 'OPERATOR',
  role: 'fallback',
  title: 'The encrypted connection could not be set up',
  cause: 'The handshake broke off for a reason that the other side did not name.',
  match: likely(
    all(
      any(
        says(
          'handshake_timeout',
          'err_tls_handshake_timeout',
          'unexpected_eof',
          'unexpected eof while reading',
          'eproto',
          'ssl routines',
          'ssl alert',
          'tls alert',
          'err_ssl_tlsv1_alert_internal_error',
          'unrecognized_name',
          'tlsv1 unrecognized name',
          'handshake failed',
          'before secure tls connection was established',
        ),
      ),
      at('TLS', 'TOKEN'),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Check host and port: ${v.host}, ${v.port}. ${usualPortsOf(v)}`,
      'Look with the command below at what the server answers.',
      tryAgain(v),
    ],
    commands: [showTls(v)],
  }),
});
