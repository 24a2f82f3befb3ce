import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { Facts, TokenContent } from './facts.js';
import {
  check,
  goodProbe,
  goodToken,
  refusedProbe,
  unconnectedProbe,
} from './samples/check-facts.js';
import { mailbox, now } from './samples/sample.js';

const codes = (facts: Facts): string[] => diagnose(facts).map(({ code }) => code);
const brief = (facts: Facts): string[] =>
  diagnose(facts).map(({ code, certainty, severity }) => `${severity} ${certainty} ${code}`);

it('finds nothing where nothing is wrong', () => {
  expect(diagnose(check())).toEqual([]);
  expect(diagnose({ now, provider: 'GENERIC', probes: [] })).toEqual([]);
});

it('judges the same facts in the same way each time', () => {
  const facts = check({ probes: [refusedProbe('IMAP')] });
  expect(diagnose(facts)).toEqual(diagnose(structuredClone(facts)));
});

it('says honestly that it does not know, with the words of the server', () => {
  const refused = { kind: 'refused', status: 'NO', text: 'Quux happened.' } as const;
  const fault = { ...refused, command: 'NAMESPACE' };
  const [first, ...others] = diagnose(check({ probes: [refusedProbe('IMAP', { fault })] }));
  expect(first).toMatchObject({ code: 'unknown', stage: 'IMAP', evidence: ['NO Quux happened.'] });
  expect(others).toEqual([]);
});

it('tells a refusal of several lines once', () => {
  const text = '535-5.7.8 Quux happened.\n535 5.7.8 Look at quux.example.';
  const transcript = [
    'C: AUTH XOAUTH2 [masked]',
    'S: 535-5.7.8 Quux happened.',
    'S: 535 5.7.8 Look at quux.example.',
  ];
  const fault = { kind: 'refused', status: '535', text } as const;
  const [first] = diagnose(check({ probes: [refusedProbe('SMTP', { fault, transcript })] }));
  expect(first?.evidence.join().split('Quux')).toHaveLength(2);
});

it('says that a server without a login breaks the protocol', () => {
  const problem = 'The server lets everybody in without a login (PREAUTH).';
  const fault = { kind: 'protocol', problem } as const;
  const [first] = diagnose(check({ probes: [refusedProbe('IMAP', { fault })] }));
  expect(first?.code).toBe('server-breaks-protocol');
  expect(first?.title).toBe('The server lets everybody in without a login');
});

it('hears the words of SMTP over SMTP alone', () => {
  const fault = { kind: 'refused', status: 'NO', text: 'Relay access denied.' } as const;
  const [first] = diagnose(check({ probes: [refusedProbe('IMAP', { fault })] }));
  expect(first?.code).toBe('mail-login-refused');
});

it('takes a plain refusal for Exchange’s at Exchange alone', () => {
  const fault = { kind: 'refused', status: 'NO', text: 'NO LOGIN failed.' } as const;
  const at = (host: string) =>
    diagnose(check({ probes: [refusedProbe('IMAP', { fault, host })] }))[0];
  expect(at('outlook.office365.com')).toMatchObject({
    code: 'basic-auth-used',
    certainty: 'CERTAIN',
  });
  expect(at('imap.example.com')?.certainty).toBe('LIKELY');
});

describe('"AUTHENTICATE failed." is decided by the token', () => {
  const imap = (tokenContent: Partial<typeof goodToken>, changes: Partial<Facts> = {}): string[] =>
    brief(
      check({
        tokenContent: { ...goodToken, ...tokenContent },
        probes: [refusedProbe('IMAP')],
        ...changes,
      }),
    );

  it('that is known to live: what a server says of any token is no certainty', () => {
    const challenge = '{"status":"401","schemes":"bearer","scope":"https://mail.google.com/"}';
    const fault = { kind: 'refused', status: 'NO', text: 'failed', challenge } as const;
    const judged = (expiresAt: Date) =>
      imap({ expiresAt }, { probes: [refusedProbe('IMAP', { fault })] });
    const hour = 60 * 60_000;
    expect(judged(new Date(now.getTime() + hour))).not.toContain('ERROR CERTAIN token-expired');
    expect(judged(new Date(now.getTime() - hour))[0]).toBe('ERROR CERTAIN token-expired');
  });

  it('for Graph', () => {
    expect(imap({ audience: 'https://graph.microsoft.com' })[0]).toBe(
      'ERROR CERTAIN token-audience-wrong',
    );
    expect(imap({ audience: '00000003-0000-0000-c000-000000000000' })[0]).toMatch(
      /audience-wrong$/,
    );
  });

  it('without the permission', () => {
    expect(imap({ scopes: ['SMTP.Send'] })[0]).toBe('ERROR CERTAIN token-scope-missing');
  });

  it('past its time', () => {
    expect(imap({ expiresAt: new Date(now.getTime() - 1000) })[0]).toBe(
      'ERROR CERTAIN token-expired',
    );
  });

  it('of somebody else', () => {
    expect(imap({ account: 'admin@contoso.com' })[0]).toBe('ERROR LIKELY signed-in-as-other-user');
  });

  it('of the same name in another domain', () => {
    expect(imap({ account: 'helpdesk@contoso.onmicrosoft.com' })[0]).toBe(
      'ERROR LIKELY xoauth2-user-is-alias',
    );
  });

  it('of an application', () => {
    const { account: _account, ...nobody } = goodToken;
    const tokenContent: TokenContent = {
      ...nobody,
      kind: 'application',
      scopes: [],
      roles: ['IMAP.AccessAsApp'],
    };
    const facts = check({ tokenContent, probes: [refusedProbe('IMAP')] });
    expect(brief(facts)[0]).toBe('ERROR LIKELY exchange-service-principal-missing');
    expect(codes(facts)).not.toContain('signed-in-as-other-user');
  });

  it('and by what is left when the token is faultless', () => {
    const found = imap({});
    expect(found[0]).toBe('ERROR LIKELY imap-xoauth2-rejected');
    expect(found).toContain('ERROR POSSIBLE imap-disabled-for-mailbox');
    expect(found.join()).not.toMatch(/token-|signed-in|alias/);
  });

  it('and by the other protocol that works', () => {
    const probes = [refusedProbe('IMAP'), goodProbe('POP3')];
    expect(brief(check({ probes }))[0]).toBe('ERROR LIKELY imap-disabled-for-mailbox');
  });
});

describe('"authenticated but not connected" is decided by who signed in', () => {
  it('another person: wrong sign-in, or no Full Access', () => {
    const tokenContent = { ...goodToken, account: 'jane@contoso.com' };
    expect(brief(check({ tokenContent, probes: [unconnectedProbe()] })).slice(0, 3)).toEqual([
      'ERROR LIKELY signed-in-as-other-user',
      'ERROR LIKELY shared-mailbox-no-full-access',
      'ERROR LIKELY imap-authenticated-not-connected',
    ]);
  });

  it('another person, who is entered for sending: a shared mailbox without Full Access', () => {
    const account = 'jane@contoso.com';
    const outgoing = { ...mailbox.outgoing, host: 'h', port: 587, security: 'STARTTLS' } as const;
    const shared = { ...mailbox, outgoing: { ...outgoing, username: account, fromAddress: 's@c' } };
    const facts = { tokenContent: { ...goodToken, account }, mailbox: shared };
    const found = brief(check({ ...facts, probes: [unconnectedProbe()] }));
    expect(found[0]).toBe('ERROR LIKELY shared-mailbox-no-full-access');
    expect(found).toContain('ERROR POSSIBLE signed-in-as-other-user');
  });

  it('the owner: the protocol, the licence, too many sessions', () => {
    const found = codes(check({ probes: [unconnectedProbe()] }));
    expect(found[0]).toBe('imap-authenticated-not-connected');
    expect(found).toEqual(
      expect.arrayContaining([
        'imap-disabled-for-mailbox',
        'mailbox-missing-or-unlicensed',
        'connection-limit',
      ]),
    );
    expect(found).not.toContain('signed-in-as-other-user');
  });

  it('a guest: certainly', () => {
    const tokenContent = { ...goodToken, account: 'jane_outlook.com#EXT#@contoso.onmicrosoft.com' };
    expect(brief(check({ tokenContent, probes: [unconnectedProbe()] }))[0]).toBe(
      'ERROR CERTAIN guest-account-token',
    );
  });

  it('minutes after a success: too many sessions', () => {
    const lastSucceededAt = new Date(now.getTime() - 120_000);
    const facts = check({ mailbox: { ...mailbox, lastSucceededAt }, probes: [unconnectedProbe()] });
    expect(brief(facts)[0]).toBe('ERROR LIKELY connection-limit');
  });
});

describe('"535 5.7.3" beside IMAP', () => {
  const tokenContent = { ...goodToken, account: 'jane@contoso.com' };

  it('that works with the shared address: the login has to be the person', () => {
    const [first] = diagnose(
      check({ tokenContent, probes: [goodProbe('IMAP'), refusedProbe('SMTP')] }),
    );
    expect(first).toMatchObject({
      code: 'smtp-shared-mailbox-as-user',
      certainty: 'CERTAIN',
      stage: 'SMTP',
    });
    expect(first?.fix[0]).toContain('jane@contoso.com');
    expect(first?.commands.join()).toContain(
      "-Identity 'helpdesk@contoso.com' -Trustee 'jane@contoso.com'",
    );
  });

  it('that works as the owner: SMTP is off for the mailbox', () => {
    expect(brief(check({ probes: [goodProbe('IMAP'), refusedProbe('SMTP')] }))[0]).toBe(
      'ERROR LIKELY smtp-auth-disabled-mailbox',
    );
  });

  it('that fails as well: somebody else signed in', () => {
    expect(
      codes(check({ tokenContent, probes: [unconnectedProbe(), refusedProbe('SMTP')] }))[0],
    ).toBe('signed-in-as-other-user');
  });
});

it('keeps both causes when two protocols fail for different reasons', () => {
  const fault = {
    kind: 'refused',
    status: '535',
    code: '5.7.139',
    text: '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
  } as const;
  const found = codes(check({ probes: [unconnectedProbe(), refusedProbe('SMTP', { fault })] }));
  expect(found[0]).toBe('smtp-auth-disabled-tenant');
  expect(found).toContain('imap-authenticated-not-connected');
});

it('names the stage of the protocol that said it', () => {
  const text = 'Logon failure: unknown user name or bad password.';
  const fault = { kind: 'refused', status: '-ERR', text } as const;
  expect(diagnose(check({ probes: [refusedProbe('POP3', { fault })] }))[0]).toMatchObject({
    code: 'basic-auth-used',
    stage: 'POP3',
  });
});
