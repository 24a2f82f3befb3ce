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
import { tlsCertificateExpired } from '../rules/tls-certificate-expired.js';
import { tlsCertificateRevoked } from '../rules/tls-certificate-revoked.js';
import { tlsChainIncomplete } from '../rules/tls-chain-incomplete.js';
import { tlsClientCertificateWanted } from '../rules/tls-client-certificate-wanted.js';
import { tlsHandshakeCut } from '../rules/tls-handshake-cut.js';
import { tlsHostnameMismatch } from '../rules/tls-hostname-mismatch.js';
import { tlsInspectionProxy } from '../rules/tls-inspection-proxy.js';
import { tlsKeyTooWeak } from '../rules/tls-key-too-weak.js';
import { tlsOnPlainPort } from '../rules/tls-on-plain-port.js';
import { tlsSelfSigned } from '../rules/tls-self-signed.js';
import { tlsVersionTooOld } from '../rules/tls-version-too-old.js';

/** Names, connections and TLS: the order decides among equally certain diagnoses. */
export const networkRules: readonly Rule[] = [
  dnsTemporaryFailure,
  hostNotFound,
  privateAddressBlocked,
  proxyAuthRequired,
  proxyRefused,
  networkUnreachable,
  connectionRefused,
  connectionReset,
  plainOnTlsPort,
  connectionTimeout,
  tlsOnPlainPort,
  tlsInspectionProxy,
  tlsSelfSigned,
  tlsChainIncomplete,
  tlsHostnameMismatch,
  tlsCertificateExpired,
  tlsCertificateRevoked,
  tlsClientCertificateWanted,
  tlsKeyTooWeak,
  tlsVersionTooOld,
  starttlsNotOffered,
  tlsHandshakeCut,
];
