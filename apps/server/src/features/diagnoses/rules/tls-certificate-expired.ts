import { certain, worded } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsCertificateExpired = rule({
  code: 'tls-certificate-expired',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The server’s certificate has expired',
  cause:
    'The certificate is past its last day, so the connection is not trusted. If several servers show this at once, the clock of this machine is wrong instead.',
  match: certain(
    worded(
      'err_cert_date_invalid',
      'cert_has_expired',
      'certificate has expired',
      'certificate expired',
      'certificate has expired or is not yet valid',
      'certificate is expired',
    ),
  ),
  repair: (v, match) => {
    const until = match.said?.probe?.certificate?.validTo;
    return {
      fix: [
        `Compare the clock of the machine that runs Mailkey (${v.facts.now.toISOString()}) with the real time.`,
        `If it is right, whoever runs ${v.host} renews the certificate${until ? `, which ended on ${until.toISOString().slice(0, 10)}` : ''}.`,
        tryAgain(v),
      ],
      commands: [showTls(v), 'timedatectl'],
    };
  },
});
