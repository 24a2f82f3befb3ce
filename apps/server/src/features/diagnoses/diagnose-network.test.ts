import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { ProbeFault } from './facts.js';
import { check, goodProbe, refusedProbe } from './samples/check-facts.js';

it('names a refused STARTTLS, whatever the server calls it', () => {
  const fault = { kind: 'refused', status: '-ERR', text: 'not now' } as const;
  const probes = [refusedProbe('POP3', { failedStep: 'secure', fault })];
  expect(diagnose(check({ probes }))[0]).toMatchObject({
    ...{ code: 'starttls-refused', stage: 'TLS', certainty: 'CERTAIN' },
    evidence: ['POP3: STARTTLS was refused: -ERR not now'],
  });
  const smtp = refusedProbe('SMTP', { failedStep: 'secure', fault: { ...fault, status: '454' } });
  expect(diagnose(check({ probes: [smtp] }))[0]).toMatchObject({
    ...{ code: 'smtp-tls-unavailable', stage: 'TLS', certainty: 'CERTAIN' },
  });
});

describe('what went wrong on the way', () => {
  const failed = (fault: ProbeFault, changes = {}): string | undefined =>
    diagnose(check({ probes: [goodProbe('IMAP', { outcome: 'failed', fault, ...changes })] }))[0]
      ?.code;
  const network = (stage: 'DNS' | 'TCP' | 'TLS', code: string, message = '') =>
    failed({ kind: 'network', network: { stage, code, message, host: 'x.example', port: 993 } });

  it.each([
    ['DNS', 'ENOTFOUND', 'host-not-found'],
    ['DNS', 'EAI_AGAIN', 'dns-temporary-failure'],
    ['TCP', 'ECONNREFUSED', 'connection-refused'],
    ['TCP', 'ETIMEDOUT', 'connection-timeout'],
    ['TCP', 'EHOSTUNREACH', 'network-unreachable'],
    ['TCP', 'ECONNRESET', 'connection-reset'],
    ['TCP', 'EGRESS_BLOCKED', 'private-address-blocked'],
    ['TLS', 'ERR_SSL_WRONG_VERSION_NUMBER', 'tls-on-plain-port'],
    ['TLS', 'CERT_HAS_EXPIRED', 'tls-certificate-expired'],
    ['TLS', 'CERT_NOT_YET_VALID', 'tls-certificate-not-yet-valid'],
    ['TLS', 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED', 'tls-renegotiation-insecure'],
    ['TLS', 'ERR_TLS_CERT_ALTNAME_INVALID', 'tls-hostname-mismatch'],
    ['TLS', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-self-signed'],
    ['TLS', 'SELF_SIGNED_CERT_IN_CHAIN', 'tls-inspection-proxy'],
    ['TLS', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-chain-incomplete'],
    ['TLS', 'ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls-version-too-old'],
    ['TLS', 'ERR_SSL_DH_KEY_TOO_SMALL', 'tls-key-too-weak'],
    ['TLS', 'CERT_REVOKED', 'tls-certificate-revoked'],
  ] as const)('%s %s', (stage, code, wanted) => {
    expect(network(stage, code)).toBe(wanted);
  });

  it.each([
    ['the connection', 'TLS', 'connection-timeout'],
    ['the addresses of the server', 'TLS', 'dns-temporary-failure'],
    ['the greeting', 'STARTTLS', 'plain-on-tls-port'],
    ['an answer to the login', 'TLS', 'server-silent'],
  ] as const)('waiting for %s with %s', (waitingFor, security, wanted) => {
    expect(failed({ kind: 'timeout', waitedForMs: 10_000, waitingFor }, { security })).toBe(wanted);
  });

  it.each<[ProbeFault, string]>([
    [{ kind: 'not-offered', what: 'STARTTLS', offered: ['AUTH'] }, 'starttls-not-offered'],
    [{ kind: 'not-offered', what: 'XOAUTH2', offered: ['PLAIN'] }, 'server-without-xoauth2'],
    [
      { kind: 'policy', rule: 'token-without-tls', message: 'A token is never sent without TLS.' },
      'token-needs-encryption',
    ],
    [
      { kind: 'policy', rule: 'unsafe-value', message: 'The login holds a control character.' },
      'unsafe-setting-value',
    ],
    [{ kind: 'protocol', problem: 'The server closed the connection.' }, 'server-closed-early'],
    [
      {
        kind: 'protocol',
        problem: 'This is not the answer of a POP3 server.',
        text: 'HTTP/1.1 400',
      },
      'wrong-port-other-protocol',
    ],
  ])('%j', (fault, wanted) => {
    expect(failed(fault)).toBe(wanted);
  });
});
