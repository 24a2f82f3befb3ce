import { certain, firstOf, likely, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsChainIncomplete = rule({
  code: 'tls-chain-incomplete',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The certificate’s chain of trust has a gap',
  cause:
    'The server’s certificate leads to no authority that this machine knows. Either the server does not send its intermediate certificate, or the list of authorities here is old.',
  match: firstOf(
    certain(
      says(
        'err_cert_authority_invalid',
        'cert_signature_failure',
        'invalid_ca',
        'invalid_purpose',
        'cert_chain_too_long',
        'cert_rejected',
        'unable_to_verify_leaf_signature',
        'unable_to_get_issuer_cert_locally',
        'unable_to_get_issuer_cert',
        'unable to get local issuer certificate',
        'unable to verify the first certificate',
        'unable to get issuer certificate',
        'trust anchor for certification path not found',
        'pkix path building failed',
        'cert_untrusted',
        'remotecertificatechainerrors',
        'untrustedroot',
        'partialchain',
        'certificate verify failed unable to get',
        'unknown authority',
      ),
    ),
    // OpenSSL says so first of every refusal; what it says behind tells more.
    likely(says('certificate verify failed')),
  ),
  repair: (v) => ({
    fix: [
      `Whoever runs ${v.host} installs the full chain (certificate and intermediates).`,
      'Or update the list of authorities on the machine that runs Mailkey (package ca-certificates).',
      tryAgain(v),
    ],
    commands: [showTls(v)],
  }),
});
