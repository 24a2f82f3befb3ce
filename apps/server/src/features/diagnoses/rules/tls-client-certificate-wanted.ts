import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tlsClientCertificateWanted = rule({
  code: 'tls-client-certificate-wanted',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The server wants a certificate from the client',
  cause:
    'The server lets in only programs that show a certificate of their own, which Mailkey does not do.',
  match: certain(
    says(
      'certificate required',
      'err_ssl_tlsv13_alert_certificate_required',
      'tlsv13 alert certificate required',
    ),
  ),
  repair: (v) => ({
    fix: [`Whoever runs ${v.host} switches client certificates off for this port.`, tryAgain(v)],
  }),
});
