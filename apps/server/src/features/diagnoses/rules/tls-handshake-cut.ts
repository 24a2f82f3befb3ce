import { all, any, at, likely, says } from '../matchers.js';
import { openMailbox, tryAgain } from '../repairs/mailkey.js';
import { showTls, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';
import type { Values } from '../values.js';

const unknownName = /unrecognized[ _]name/i;
/** OpenSSL’s words for what the other side said (RFC 8446 section 6.2). */
const alert = /\balert[ _]([a-z]{3,20}(?:[ _][a-z]{2,20}){0,3})/i;

function told({ host }: Values, readable: string): { cause?: string } {
  if (unknownName.test(readable))
    return {
      cause: `The other side ended the handshake because it does not know the name ${host} (TLS alert unrecognized_name).`,
    };
  const [, reason = ''] =
    alert.exec(readable.replace(/ERR_SSL_\w+|\bTLS alert number\b/gi, ' ')) ?? [];
  return reason === '' || /^(?:number|handshake failure)$/i.test(reason)
    ? {}
    : {
        cause: `The other side ended the handshake and gave its reason as a TLS alert: ${reason.replaceAll('_', ' ')}.`,
      };
}

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
          'tlsv1 alert',
          'sslv3 alert',
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
  repair: (v, { said }) => ({
    ...told(v, said?.readable ?? ''),
    fix: [
      ...(unknownName.test(said?.readable ?? '')
        ? [
            `${openMailbox(v)} and enter the name that the provider gives for the server; or whoever runs ${v.host} adds this name there.`,
          ]
        : []),
      `Check host and port: ${v.host}, ${v.port}. ${usualPortsOf(v)}`,
      'Look with the command below at what the server answers.',
      tryAgain(v),
    ],
    commands: [showTls(v)],
  }),
});
