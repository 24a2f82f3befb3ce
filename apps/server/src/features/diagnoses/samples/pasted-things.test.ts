import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../diagnose-text.js';
import { pastedThings } from './pasted-things.js';
import { mailbox, now } from './sample.js';

describe.each(Object.entries(pastedThings))('%s', (code, texts) => {
  it.each(texts)('is seen in: %s', (text) => {
    expect(diagnoseText({ text, now })[0]?.code).toBe(code);
  });
});

describe('a greeting', () => {
  it.each([
    ['* OK Dovecot ready.', 'POP3', 'IMAP'],
    ['+OK Dovecot ready.', 'IMAP', 'POP3'],
    ['+OK POP3 server ready', 'SMTP', 'POP3'],
    ['220 mx.example.com ESMTP Postfix', 'IMAP', 'SMTP'],
    ['220 ProFTPD Server', 'SMTP', 'FTP'],
    ['SSH-2.0-OpenSSH_9.2', 'SMTP', 'SSH'],
    ['HTTP/1.1 400 Bad Request', 'POP3', 'HTTP'],
    ['\\x15\\x03\\x01\\x00\\x02\\x02\\x46', 'IMAP', 'TLS'],
  ] as const)('%s is none of %s', (text, stage, kind) => {
    const [first] = diagnoseText({ text, now, stage });
    expect(first?.code).toBe('wrong-port-other-protocol');
    expect(first?.title).toContain(kind);
  });

  it.each([
    ['* OK Dovecot ready.', 'IMAP'],
    ['+OK Dovecot ready.', 'POP3'],
    ['220 smtp.example.com ESMTP Postfix', 'SMTP'],
  ] as const)('%s is one of %s', (text, stage) => {
    const codes = diagnoseText({ text, now, stage }).map(({ code }) => code);
    expect(codes).not.toContain('wrong-port-other-protocol');
  });

  it('is compared with what the mailbox uses', () => {
    const text = '+OK Gpop ready for requests';
    const [first] = diagnoseText({ text, now, mailbox });
    expect(first).toMatchObject({ code: 'wrong-port-other-protocol', certainty: 'CERTAIN' });
  });
});

it('tells what a listing offers and what is missing', () => {
  const text = '+OK\r\nTOP\r\nUIDL\r\nSASL PLAIN LOGIN\r\nUSER\r\nSTLS\r\n.';
  const [, listed] = diagnoseText({ text, now });
  expect(listed).toMatchObject({ code: 'capabilities-listed', stage: 'POP3', severity: 'INFO' });
  expect(listed?.cause).toMatch(/PLAIN, LOGIN, USER.*STLS.*Missing: XOAUTH2 and OAUTHBEARER/);
});

describe('a token that only its issuer can read', () => {
  it.each([
    ['EwBgA8l6BAAU6k7XVQzkGyMv7VHBh4cHbJYRAAAWqGYO2rGl2YV8iVtTzg9', 'personal Microsoft'],
    ['EwCYA8l6BAAU6k7+XVQzkGyMv7VHB/h4cHbJYRAAAWqGYO2rGl2YV8iVtTz==', 'personal Microsoft'],
    ['M.C534_BAY.0.U.-Cg1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789', 'personal Microsoft'],
    ['ya29.a0AfH6SMBaBcDeFgHiJkLmNoPqRsTuVwXyZ', 'Google'],
    ['Authorization: Bearer ya29.a0AfH6SMBaBcDeFgHiJkLmNoPqRsTuVwXyZ', 'Google'],
    ['1//0gaBcDeFgHiJkLmNoPqRsTuVwXyZ', 'Google'],
  ])('%s is named and never shown', (text, whose) => {
    const found = diagnoseText({ text, now });
    expect(found.map(({ code }) => code)).toEqual(['opaque-token-pasted']);
    expect(found[0]?.cause).toContain(whose);
    const secret = text.slice(-20);
    expect(JSON.stringify(found)).not.toContain(secret);
  });
});
