import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { ProbeFault } from './facts.js';
import { check, goodProbe, refusedProbe } from './samples/check-facts.js';

it('names a refused STARTTLS, whatever the server calls it', () => {
  const fault = { kind: 'refused', status: '-ERR', text: 'not now' } as const;
  const at = { failedStep: 'secure', security: 'STARTTLS' } as const;
  const probes = [refusedProbe('POP3', { ...at, fault })];
  expect(diagnose(check({ probes }))[0]).toMatchObject({
    code: 'starttls-refused',
    stage: 'TLS',
    certainty: 'CERTAIN',
    evidence: ['POP3: STARTTLS was refused: -ERR not now'],
  });
  const smtp = refusedProbe('SMTP', { ...at, fault: { ...fault, status: '454' } });
  expect(diagnose(check({ probes: [smtp] }))[0]).toMatchObject({
    code: 'smtp-tls-unavailable',
    stage: 'TLS',
    certainty: 'CERTAIN',
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
      {
        kind: 'policy',
        rule: 'egress-blocked',
        message: 'Mailkey may not connect to 10.1.2.3:993: its address is private.',
      },
      'private-address-blocked',
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

describe('what is told of it', () => {
  const told = (fault: ProbeFault, changes = {}) =>
    diagnose(check({ probes: [goodProbe('IMAP', { outcome: 'failed', fault, ...changes })] }))[0];
  const closed: ProbeFault = { kind: 'protocol', problem: 'The server closed the connection.' };

  it('is shown by a command that begins as the connection does', () => {
    const command = (security: string, changes = {}) =>
      told(closed, { security, ...changes })?.commands[0];
    expect(command('TLS')).toMatch(/^openssl s_client -connect \S+ -servername \S+ -brief$/);
    expect(command('STARTTLS')).toMatch(/^openssl s_client -starttls imap -connect \S+ -brief$/);
    expect(command('NONE')).toMatch(/^nc \S+ \d+$/);
    const mailbox = { ...check({}).mailbox, address: 'a@b.example', authentication: 'OAUTH2' };
    const incoming = { ...goodProbe('IMAP'), host: '2001:db8::7' };
    const probes = [goodProbe('IMAP', { outcome: 'failed', fault: closed, host: '2001:db8::7' })];
    const [first] = diagnose(check({ mailbox: { ...mailbox, incoming } as never, probes }));
    expect(first?.commands[0]).toMatch(/-connect '?\[2001:db8::7\]:\d+'? -brief$/);
  });

  it('is TLS at once where the server waits for it on a port without', () => {
    const waiting: ProbeFault = {
      kind: 'timeout',
      waitedForMs: 10_000,
      waitingFor: 'the greeting',
    };
    const found = told(waiting, { security: 'STARTTLS' });
    expect(found).toMatchObject({ code: 'plain-on-tls-port' });
    expect(found?.commands[0]).not.toContain('starttls');
  });

  it('is no silence where the server had words', () => {
    expect(told(closed)?.title).toBe('The server hung up without a word');
    expect(told({ ...closed, text: 'user unknown' })).toMatchObject({
      code: 'server-closed-early',
      title: 'The server said something and hung up',
    });
  });

  it('is the alert that the other side gave as its reason', () => {
    const alert = (code: string, message: string) =>
      told({
        kind: 'network',
        network: { stage: 'TLS', code, message, host: 'x.example', port: 993 },
      })?.cause;
    const name = 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME';
    expect(alert(name, 'tlsv1 unrecognized name')).toMatch(/does not know the name/);
    const denied = 'ERR_SSL_TLSV1_ALERT_ACCESS_DENIED';
    expect(alert(denied, 'tlsv1 alert access denied')).toMatch(/TLS alert: access denied\.$/);
    expect(alert('EPROTO', 'ssl routines: unexpected')).toMatch(/did not name/);
  });

  it('is the port, where Mailkey does not connect to it', () => {
    const message = 'Mailkey may not connect to x.example:22: port 22 is neither https nor mail.';
    expect(told({ kind: 'policy', rule: 'egress-blocked', message })).toMatchObject({
      code: 'private-address-blocked',
      title: 'Mailkey may not connect to this port',
    });
  });

  it('says each thing once, and keeps the names in brackets', () => {
    const twice = { kind: 'refused', status: '421', code: '4.3.0', text: '4.3.0 later' } as const;
    const starttls = refusedProbe('SMTP', { failedStep: 'secure', fault: twice });
    const evidence = (probe: typeof starttls): string =>
      (diagnose(check({ probes: [{ ...probe, security: 'STARTTLS' }] }))[0]?.evidence ?? []).join();
    expect(evidence(starttls)).toContain('refused: 421 4.3.0 later');
    const text = '4.7.1 <mailkey>: Helo command rejected: need fully-qualified hostname';
    const named = { kind: 'refused', status: '450', code: '4.7.1', text } as const;
    expect(evidence(refusedProbe('SMTP', { failedStep: 'open', fault: named }))).toContain(
      '<mailkey>: Helo command rejected',
    );
    const bare = { kind: 'refused', status: '-ERR', text: '' } as const;
    const transcript = ['C: PASS [masked]', 'S: -ERR'];
    expect(evidence(refusedProbe('POP3', { fault: bare, transcript }))).not.toContain('-ERR -ERR');
    const failed = { kind: 'refused', status: 'NO', text: 'failed' } as const;
    const lines = ['C: 3 LIST "" INBOX', 'S: 3 OK done'];
    const asked = refusedProbe('IMAP', { failedStep: 'open', fault: failed, transcript: lines });
    expect(evidence(asked)).not.toContain('OK done');
  });
});
