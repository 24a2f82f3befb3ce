import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsInspectionProxy = rule({
  code: 'tls-inspection-proxy',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'Something on the way re-signs the encrypted connection',
  cause:
    'The certificate was issued by a private authority that this machine does not trust. A proxy, a firewall or an antivirus program opens the connection to inspect it, or the server has a private certificate.',
  match: certain(
    says(
      'self_signed_cert_in_chain',
      'self signed certificate in certificate chain',
      'self signed certificate in chain',
    ),
  ),
  repair: (v) => ({
    ...(v.provider === 'GENERIC' && {
      title: 'The certificate is from an authority that this machine does not know',
      cause:
        'A private authority signed it. At a server of one’s own that is mostly the organisation’s own authority; else a proxy, a firewall or an antivirus program opens the connection.',
    }),
    fix: [
      'Look at the issuer with the command below: the name of a company or a security product tells who inspects.',
      `Take ${v.host} and the other hosts of your provider out of the inspection,` +
        ' or give that authority’s certificate to this server with NODE_EXTRA_CA_CERTS and restart it.',
      tryAgain(v),
    ],
    commands: [showTls(v)],
  }),
});
