import { all, certain, not, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsSelfSigned = rule({
  code: 'tls-self-signed',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The server shows a certificate that it has signed itself',
  cause:
    'A self-signed certificate proves nothing about who answers. The large providers never show one: with them it means a wrong host, or somebody in between.',
  match: certain(
    all(
      says('depth_zero_self_signed_cert', 'self signed certificate'),
      not(says('self_signed_cert_in_chain', 'self signed certificate in certificate chain')),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Look at the certificate with the command below. If ${v.host} belongs to a provider, correct the host or take it out of TLS inspection.`,
      'If it is your own server, install a certificate of a public authority, or add your own authority’s certificate to what this machine trusts (NODE_EXTRA_CA_CERTS).',
      tryAgain(v),
    ],
    commands: [showTls(v)],
  }),
});
