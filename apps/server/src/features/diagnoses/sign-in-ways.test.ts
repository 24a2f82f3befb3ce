import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { Facts, ProbeFault } from './facts.js';
import { refusedPassword } from './samples/password-answers.js';

const address = 'jane@example.org';
const answer = { code: 'x', actor: 'x', told: /x/ };

/** A mailbox at a server of one's own that fails at the login. */
function facts(by: 'OAUTH2' | 'PASSWORD', fault?: ProbeFault, odd?: string[]): Facts {
  const probe = refusedPassword(['mail.example.org', 'IMAP', 'NO Login failed.', answer]);
  const { host, port, security } = probe;
  const incoming = { host, port, security, username: address, protocol: 'IMAP' as const };
  return {
    now: new Date('2026-11-30T12:00:00Z'),
    provider: 'GENERIC',
    probes: [{ ...probe, ...(fault && { fault, transcript: [] }) }],
    mailbox: { address, authentication: by, incoming, ...(odd && { oddInPassword: odd }) },
  };
}

describe('a server that offers only what Mailkey does not speak', () => {
  it.each([
    ['PASSWORD', 'a login by password', ['CRAM-MD5'], /PLAIN or LOGIN/],
    ['PASSWORD', 'a login by password', ['DIGEST-MD5', 'NTLM'], /PLAIN or LOGIN/],
    ['PASSWORD', 'a login by password', ['SCRAM-SHA-256', 'SCRAM-SHA-256-PLUS'], /PLAIN/],
    ['OAUTH2', 'XOAUTH2', ['CRAM-MD5'], /XOAUTH2 or OAUTHBEARER/],
    ['OAUTH2', 'XOAUTH2', ['GSSAPI', 'EXTERNAL'], /XOAUTH2 or OAUTHBEARER/],
  ] as const)('is told so, for %s', (by, what, offered, fix) => {
    const found = diagnose(facts(by, { kind: 'not-offered', what, offered: [...offered] }));
    expect(found.map(({ code }) => code)).toEqual(['sign-in-not-spoken']);
    expect(found[0]).toMatchObject({ certainty: 'CERTAIN', actor: 'OPERATOR', stage: 'IMAP' });
    expect(found[0]?.fix.join()).toMatch(fix);
    expect(found[0]?.fix.join()).not.toMatch(by === 'OAUTH2' ? /password/ : /OAUTH/);
    expect(found[0]?.evidence.join()).toContain(offered.join(', '));
  });

  it('is another thing than one that takes passwords alone', () => {
    const fault = { kind: 'not-offered', what: 'XOAUTH2', offered: ['PLAIN', 'CRAM-MD5'] } as const;
    const [first] = diagnose(facts('OAUTH2', { ...fault, offered: [...fault.offered] }));
    expect(first?.code).toBe('server-without-xoauth2');
  });
});

describe.each(['IMAP', 'POP3', 'SMTP'] as const)('CRAM-MD5 alone, over %s', (protocol) => {
  it.each([
    ['PASSWORD', 'a login by password'],
    ['OAUTH2', 'XOAUTH2'],
  ] as const)('is told first and alone, for %s', (by, what) => {
    const { probes, ...known } = facts(by, { kind: 'not-offered', what, offered: ['CRAM-MD5'] });
    const found = diagnose({ ...known, probes: probes.map((one) => ({ ...one, protocol })) });
    expect(found.map(({ code, stage }) => [code, stage])).toEqual([
      ['sign-in-not-spoken', protocol],
    ]);
  });
});

describe('a refused password with characters that nobody sees', () => {
  it('is told first, with their names', () => {
    const [first] = diagnose(facts('PASSWORD', undefined, ['no-break space (U+00A0)']));
    expect(first).toMatchObject({ code: 'password-with-odd-characters' });
    expect(first?.evidence).toContain('In the password: no-break space (U+00A0).');
    expect(first?.fix.join()).toMatch(/type the password by hand/);
    expect(diagnose(facts('PASSWORD'))[0]?.code).toBe('mail-login-refused');
  });
});
