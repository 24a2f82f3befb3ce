import type { Rule } from '../rule.js';
import { connectionRefused } from '../rules/connection-refused.js';
import { connectionReset } from '../rules/connection-reset.js';
import { connectionTimeout } from '../rules/connection-timeout.js';
import { dnsTemporaryFailure } from '../rules/dns-temporary-failure.js';
import { hostNotFound } from '../rules/host-not-found.js';
import { networkUnreachable } from '../rules/network-unreachable.js';
import { plainOnTlsPort } from '../rules/plain-on-tls-port.js';
import { privateAddressBlocked } from '../rules/private-address-blocked.js';
import { proxyAuthRequired } from '../rules/proxy-auth-required.js';
import { proxyRefused } from '../rules/proxy-refused.js';
import { starttlsNotOffered } from '../rules/starttls-not-offered.js';
import { starttlsRefused } from '../rules/starttls-refused.js';
import { shutOutAfterRefusedLogins } from '../rules/shut-out-after-refused-logins.js';
import { tlsCertificateExpired } from '../rules/tls-certificate-expired.js';
import { tlsCertificateNotYetValid } from '../rules/tls-certificate-not-yet-valid.js';
import { tlsCertificateRevoked } from '../rules/tls-certificate-revoked.js';
import { tlsChainIncomplete } from '../rules/tls-chain-incomplete.js';
import { tlsClientCertificateWanted } from '../rules/tls-client-certificate-wanted.js';
import { tlsHandshakeCut } from '../rules/tls-handshake-cut.js';
import { tlsHostnameMismatch } from '../rules/tls-hostname-mismatch.js';
import { tlsInspectionProxy } from '../rules/tls-inspection-proxy.js';
import { tlsKeyTooWeak } from '../rules/tls-key-too-weak.js';
import { tlsOnPlainPort } from '../rules/tls-on-plain-port.js';
import { tlsRenegotiationInsecure } from '../rules/tls-renegotiation-insecure.js';
import { tlsSelfSigned } from '../rules/tls-self-signed.js';
import { tlsVersionTooOld } from '../rules/tls-version-too-old.js';

/** A mail server that refuses may speak of names and connections of its own: "Host not found" of EHLO. */
const ofOurs = (rule: Rule): Rule => ({
  ...rule,
  match: ({ facts, said }) =>
    rule.match({ facts, said: said.filter(({ probe }) => probe?.fault?.kind !== 'refused') }),
});

/** Names, connections and TLS: the order decides among equally certain diagnoses. */
export const networkRules: readonly Rule[] = [
  shutOutAfterRefusedLogins,
  ofOurs(dnsTemporaryFailure),
  ofOurs(hostNotFound),
  privateAddressBlocked,
  proxyAuthRequired,
  proxyRefused,
  ofOurs(networkUnreachable),
  ofOurs(connectionRefused),
  ofOurs(connectionReset),
  plainOnTlsPort,
  ofOurs(connectionTimeout),
  tlsOnPlainPort,
  tlsInspectionProxy,
  tlsSelfSigned,
  tlsChainIncomplete,
  tlsHostnameMismatch,
  tlsCertificateExpired,
  tlsCertificateNotYetValid,
  tlsCertificateRevoked,
  tlsClientCertificateWanted,
  tlsKeyTooWeak,
  tlsRenegotiationInsecure,
  tlsVersionTooOld,
  starttlsNotOffered,
  starttlsRefused,
  tlsHandshakeCut,
];
