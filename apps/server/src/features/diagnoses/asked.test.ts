import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { ProbeFacts, ProbeFault } from './facts.js';
import { check, goodProbe, refusedProbe, unconnectedProbe } from './samples/check-facts.js';

const first = (...probes: ProbeFacts[]) => diagnose(check({ probes }))[0];
const network = (code: string): ProbeFault => ({
  kind: 'network',
  network: { stage: 'TLS', code, message: '', host: 'mail.example', port: 993 },
});
const silence: ProbeFault = { kind: 'timeout', waitedForMs: 10_000, waitingFor: 'the greeting' };

describe('POP3 opens the mailbox with the token that IMAP refused', () => {
  it.each([
    ['refused', refusedProbe('IMAP', { asked: { POP3: 'yes' } })],
    ['not connected', unconnectedProbe({ asked: { POP3: 'yes' } })],
  ])('%s: IMAP is switched off, and this is why', (_, probe) => {
    expect(first(probe)).toMatchObject({
      code: 'imap-disabled-for-mailbox',
      stage: 'IMAP',
      certainty: 'LIKELY',
      evidence: [expect.any(String), expect.stringContaining('POP3')],
    });
  });

  it('also where somebody else than the owner signed in, who then has access', () => {
    const probe = unconnectedProbe({ asked: { POP3: 'yes' }, username: 'sales@contoso.com' });
    expect(first(probe)?.code).toBe('imap-disabled-for-mailbox');
  });

  it('and the other way round', () => {
    const probe = refusedProbe('POP3', { asked: { IMAP: 'yes' } });
    expect(first(probe)).toMatchObject({ code: 'pop-disabled-for-mailbox', stage: 'POP3' });
  });
});

describe('POP3 refuses the token as well', () => {
  const asked = { POP3: 'no' };

  it('leaves what is wrong with the token before the switch of the protocol', () => {
    const tokenContent = undefined;
    const found = diagnose(check({ tokenContent, probes: [refusedProbe('IMAP', { asked })] })).map(
      ({ code }) => code,
    );
    expect(found[0]).toBe('imap-xoauth2-rejected');
    const place = found.indexOf('imap-disabled-for-mailbox');
    expect(found.slice(0, place)).toEqual(
      expect.arrayContaining(['token-audience-wrong', 'token-scope-missing']),
    );
  });

  it('says so beside the switch', () => {
    const found = diagnose(check({ probes: [refusedProbe('IMAP', { asked })] }));
    const off = found.find(({ code }) => code === 'imap-disabled-for-mailbox');
    expect(off).toMatchObject({ certainty: 'POSSIBLE' });
    expect(off?.evidence.at(-1)).toMatch(/^POP3 does not open it either/);
  });
});

describe('the other way to speak to the port', () => {
  it.each<[string, ProbeFault]>([
    ['is silent', silence],
    ['hangs up', { kind: 'protocol', problem: 'The server closed the connection.' }],
  ])('makes "TLS was expected" certain where the server %s', (_, fault) => {
    const broken = { outcome: 'failed', failedStep: 'secure', fault } as const;
    const asked = { tls: 'yes' };
    const found = first(goodProbe('SMTP', { ...broken, security: 'STARTTLS', asked }));
    expect(found).toMatchObject({ code: 'plain-on-tls-port', certainty: 'CERTAIN' });
    expect(found?.evidence.join(' ')).toContain('TLS handshake');
  });

  it('makes "TLS came too early" certain, whatever the TLS library calls it', () => {
    const broken = { outcome: 'failed', failedStep: 'secure', security: 'TLS' } as const;
    const found = (asked: ProbeFacts['asked']) =>
      first(goodProbe('IMAP', { ...broken, fault: network('ERR_SSL_HTTP_REQUEST'), asked }));
    expect(found({ plain: 'yes' })).toMatchObject({
      code: 'tls-on-plain-port',
      certainty: 'CERTAIN',
      evidence: [expect.any(String), expect.stringContaining('greets')],
    });
    expect(found({ plain: 'no' })?.code).not.toBe('tls-on-plain-port');
  });
});
