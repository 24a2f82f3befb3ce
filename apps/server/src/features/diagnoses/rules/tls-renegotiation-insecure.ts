import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showRenegotiation } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsRenegotiationInsecure = rule({
  code: 'tls-renegotiation-insecure',
  stage: 'TLS',
  actor: 'OPERATOR',
  refines: ['tls-version-too-old', 'tls-handshake-cut'],
  title: 'The server lacks secure renegotiation (RFC 5746)',
  cause:
    'The server’s TLS does not know the protection of 2010 against a stranger who puts words in front of a connection. OpenSSL 3 refuses such servers, whatever TLS version and certificate they have.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc5746',
  match: certain(
    says(
      'err_ssl_unsafe_legacy_renegotiation_disabled',
      'unsafe legacy renegotiation',
      'unsafe_legacy_renegotiation_disabled',
      '0a000152',
    ),
  ),
  repair: (v, match) => ({
    fix: [
      'Look with the command below whether it says “Secure Renegotiation IS NOT supported”.',
      `Whoever runs ${v.host} updates its TLS library, or the load balancer or firewall in front that ends TLS. The certificate is not the cause.`,
      'Mailkey has no switch to accept it: the sign-in could be attacked.',
      tryAgain(v),
    ],
    commands: [showRenegotiation(v, match.said?.probe?.security === 'STARTTLS')],
  }),
});
