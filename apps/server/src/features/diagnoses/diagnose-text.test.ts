import { describe, expect, it } from 'vitest';
import { diagnoseText } from './diagnose-text.js';
import { client, mailbox, now } from './samples/sample.js';

const codesOf = (text: string): string[] => diagnoseText({ text, now }).map(({ code }) => code);

it('repairs Gmail’s switch at Gmail, whatever the provider is called', () => {
  const text =
    '-ERR [AUTH] Your account is not enabled for POP access. Please visit your Gmail settings page.';
  const [first] = diagnoseText({ text, provider: 'GENERIC', now });
  expect(first?.code).toBe('imap-disabled-for-mailbox');
  expect(first?.title).toContain('in this Gmail account');
  expect(first?.commands).toEqual([]);
});

describe('a text that has nothing to do with mail sign-in', () => {
  const unrelated = [
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.',
    '<html><head><title>Signed in</title></head><body><h1>You are signed in.</h1><p>You may close this window.</p></body></html>',
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"status":"ok","items":[1,2,3]}',
    '{"access_token":"[masked]","refresh_token":"[masked]","expires_in":3599,"token_type":"Bearer","scope":"https://outlook.office.com/IMAP.AccessAsUser.All"}',
    '* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] Dovecot ready.\r\nA1 OK Logged in.\r\nA2 OK Status completed.',
    '220 smtp.example.com ESMTP\r\n250-smtp.example.com\r\n250-AUTH XOAUTH2\r\n250 OK\r\n235 2.7.0 Authentication successful',
    'The quick brown fox jumps over the lazy dog. 12345 67890. It costs 5.70 Euro, version 5.7.3.1, at 10:20:30.',
    'Order 50011 was shipped on 2026-01-15. Invoice 7000215. Your code: 482913.',
    'node v20.19.0, npm 11.19.1, listening on 127.0.0.1:4000',
    'I cannot log in, please help',
    '日本語のテキストです。何も関係ありません。',
    '🙂'.repeat(50),
    '',
    '   \r\n ',
  ];

  it.each(unrelated)('is unknown: %s', (text) => {
    const [only, ...others] = diagnoseText({ text, now });
    expect(only).toMatchObject({ code: 'unknown', certainty: 'POSSIBLE', commands: [] });
    expect(others).toEqual([]);
  });

  it('has the words as evidence, without what looks secret', () => {
    const [only] = diagnoseText({ text: 'Something odd: password=hunter2secret', now });
    expect(only?.evidence).toEqual(['Something odd: password=[masked]']);
  });
});

describe('a number of Microsoft that no rule knows', () => {
  it.each([
    [7009999, 'APP_ADMIN', 'TOKEN'],
    [70009999, 'APP_ADMIN', 'TOKEN'],
    [539999, 'TENANT_ADMIN', 'AUTHORIZE'],
    [909999, 'APP_ADMIN', 'AUTHORIZE'],
    [509999, 'MAILBOX_USER', 'AUTHORIZE'],
    [3000000, 'TENANT_ADMIN', 'AUTHORIZE'],
  ])('%i names who is likely concerned, and the stage', (code, actor, stage) => {
    const [first] = diagnoseText({ text: `AADSTS${code}: New.`, now });
    expect(first).toMatchObject({ code: 'microsoft-error-unlisted', actor, stage });
  });

  it('gives way to a number that is known', () => {
    expect(codesOf('AADSTS3999999: x ---> AADSTS7000222: y')).toEqual(['client-secret-expired']);
  });
});

describe('a code of another provider that no rule knows', () => {
  it.each([
    ['Access blocked\nError 403: brand_new_reason', 'google-error-unlisted', 'brand_new_reason'],
    [
      '{"error":"brand_new_reason","error_description":"x"}',
      'oauth-error-unlisted',
      'brand_new_reason',
    ],
    ['550 5.7.987 Something new', 'mail-code-unlisted', '550 5.7.987'],
    ['A1 NO [BRANDNEW] Something', 'mail-code-unlisted', 'BRANDNEW'],
  ])('%s is named', (text, code, name) => {
    const [first] = diagnoseText({ text, now });
    expect(first?.code).toBe(code);
    expect(first?.title).toContain(name);
  });
});

it('fills in the values of the client and the mailbox', () => {
  const text = 'AADSTS50011: The redirect URI does not match.';
  const [first] = diagnoseText({ text, now, provider: 'MICROSOFT_365', client, mailbox });
  expect(first?.fix.join()).toContain(client.redirectUri);
  expect(first?.fix.join()).toContain(`Authentication/appId/${client.clientId ?? ''}`);
  expect(first?.commands.join()).toContain(`--id '${client.clientId ?? ''}'`);
});

it.each([
  JSON.stringify({
    aud: 'https://outlook.office.com',
    scp: 'IMAP.AccessAsUser.All',
    exp: 1768000000,
  }),
  'aud: https://outlook.office.com\nscp: IMAP.AccessAsUser.All SMTP.Send\ntid: 11111111-2222-3333-4444-555555555555\nexp: 1768000000',
  'aud\thttps://outlook.office.com\tscp\tIMAP.AccessAsUser.All\texp\t1768000000',
])('sees that a pasted token has ended: %s', (text) => {
  const found = diagnoseText({ text, now, provider: 'MICROSOFT_365' });
  expect(found[0]).toMatchObject({ code: 'token-expired', certainty: 'CERTAIN' });
});

it('sees the audience of a token in a table', () => {
  const text =
    'aud: https://graph.microsoft.com\nscp: Mail.Read User.Read\ntid: 11111111-2222-3333-4444-555555555555';
  expect(diagnoseText({ text, now, provider: 'MICROSOFT_365' })[0]?.code).toBe(
    'token-audience-wrong',
  );
});

it('compares a pasted token answer with what the client asks', () => {
  const text = JSON.stringify({
    access_token: 'x',
    token_type: 'Bearer',
    expires_in: 3599,
    refresh_token: 'y',
    scope: client.scopes[0],
  });
  const [first] = diagnoseText({ text, now, provider: 'MICROSOFT_365', client });
  expect(first?.code).toBe('scope-granted-less-than-requested');
  expect(first?.evidence.join()).toContain('Missing: https://outlook.office.com/SMTP.Send');
});

it('repairs SMTP at the outgoing server and reading at the incoming one', () => {
  const told = (text: string) =>
    JSON.stringify(diagnoseText({ text, now, provider: 'MICROSOFT_365', client, mailbox })[0]);
  expect(told('530 5.7.0 Must issue a STARTTLS command first')).toContain('smtp.office365.com');
  expect(told('LOGINDISABLED')).toContain('outlook.office365.com');
});

it('names who signed in, where the grant behind the ids knows it', () => {
  const text = 'A02 BAD User is authenticated but not connected.';
  const given = { text, now, provider: 'MICROSOFT_365' as const, client, mailbox };
  const commands = diagnoseText({ ...given, signedIn: 'jane@contoso.com' }).flatMap(
    (one) => one.commands,
  );
  expect(commands.join()).toContain(
    "Add-MailboxPermission -Identity 'helpdesk@contoso.com' -User 'jane@contoso.com'",
  );
});
