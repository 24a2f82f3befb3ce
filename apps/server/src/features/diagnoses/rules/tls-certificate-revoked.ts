import { certain, worded } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsCertificateRevoked = rule({
  code: 'tls-certificate-revoked',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The server’s certificate was revoked',
  cause: 'Its authority has declared the certificate void before its time.',
  match: certain(worded('cert_revoked', 'certificate revoked', 'certificate has been revoked')),
  repair: (v) => ({
    fix: [`Whoever runs ${v.host} installs a new certificate.`, tryAgain(v)],
    commands: [showTls(v)],
  }),
});
