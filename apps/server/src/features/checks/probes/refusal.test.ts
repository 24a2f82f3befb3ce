import { describe, expect, it } from 'vitest';
import { imapRefusal, pop3Refusal, smtpRefusal } from './refusal.js';
import type { SpokenLine } from './transcript.js';

function spoken(...lines: string[]): SpokenLine[] {
  return lines.map((line) => ({ by: line.startsWith('C') ? 'C' : 'S', text: line.slice(3) }));
}
const challenge = Buffer.from('{"status":"401"}').toString('base64');

describe('imapRefusal', () => {
  it('reads the tagged NO with its code and the challenge', () => {
    const lines = spoken(
      'C: 3 AUTHENTICATE XOAUTH2 [masked]',
      `S: + ${challenge}`,
      'C: ',
      'S: 3 NO [AUTHENTICATIONFAILED] Authentication failed.',
      'S: * BYE too many',
    );
    expect(imapRefusal(lines)).toEqual({
      kind: 'refused',
      text: 'Authentication failed.',
      status: 'NO',
      code: 'AUTHENTICATIONFAILED',
      challenge: '{"status":"401"}',
      command: 'AUTHENTICATE',
      secretSent: true,
    });
  });

  it('takes no masked secret for a response code', () => {
    expect(imapRefusal(spoken('C: 3 AUTHENTICATE x', 'S: 3 NO [masked] is refused'))).toEqual({
      kind: 'refused',
      status: 'NO',
      text: '[masked] is refused',
      command: 'AUTHENTICATE',
      secretSent: false,
    });
  });

  it('keeps the refusal of STATUS when the client looks further', () => {
    const lines = spoken(
      'C: 7 STATUS INBOX (MESSAGES)',
      'S: 7 NO no such',
      'C: 8 LIST "" INBOX',
      'S: 8 OK',
    );
    expect(imapRefusal(lines)).toMatchObject({ text: 'no such', status: 'NO' });
  });

  it('reads "authenticated but not connected", a goodbye, and a refusal without a tag', () => {
    const exchange = spoken('C: 5 NAMESPACE', 'S: 5 BAD User is authenticated but not connected.');
    expect(imapRefusal(exchange)).toMatchObject({
      status: 'BAD',
      text: expect.stringContaining('not connected'),
    });
    expect(imapRefusal(spoken('S: * BYE [UNAVAILABLE] later'))).toMatchObject({
      status: 'BYE',
      code: 'UNAVAILABLE',
      text: 'later',
    });
    expect(imapRefusal(spoken('C: 1 STATUS INBOX ()', 'S: BAD first STARTTLS'))?.status).toBe(
      'BAD',
    );
  });

  it('finds nothing where the last word was OK', () => {
    expect(
      imapRefusal(spoken('C: 1 ID NIL', 'S: 1 BAD ?', 'C: 2 NOOP', 'S: 2 OK')),
    ).toBeUndefined();
    expect(imapRefusal(spoken('S: * NO disk is nearly full'))).toBeUndefined();
    expect(imapRefusal([])).toBeUndefined();
  });
});

describe('pop3Refusal', () => {
  it('reads the text, the response code and the challenge', () => {
    expect(
      pop3Refusal(
        spoken(
          ...['C: AUTH XOAUTH2', 'S: + ', 'C: [masked]'],
          ...[`S: + ${challenge}`, 'C: ', 'S: -ERR [AUTH] Authentication failed.'],
        ),
      ),
    ).toEqual({
      kind: 'refused',
      text: 'Authentication failed.',
      status: '-ERR',
      code: 'AUTH',
      challenge: '{"status":"401"}',
      command: 'AUTH',
      secretSent: true,
    });
    expect(pop3Refusal(spoken('S: -ERR'))).toMatchObject({ text: '' });
    expect(pop3Refusal(spoken('S: -ERR no', 'S: +OK'))).toBeUndefined();
  });
});

describe('smtpRefusal', () => {
  it('reads all lines of the last reply and its enhanced code', () => {
    const lines = spoken(
      'S: 250-first.example.com',
      'S: 250 AUTH XOAUTH2',
      'S: 535-5.7.8 Username and Password not accepted.',
      'S: 535 5.7.8 For more see https://example.com',
    );
    expect(smtpRefusal(lines)).toEqual({
      kind: 'refused',
      status: '535',
      code: '5.7.8',
      text: '5.7.8 Username and Password not accepted.\n5.7.8 For more see https://example.com',
    });
  });

  it('keeps two refusals apart, knows 421, and finds nothing after a success', () => {
    expect(smtpRefusal(spoken('S: 535 no', 'C: QUIT', 'S: 421 4.3.2 closing'))).toMatchObject({
      status: '421',
      code: '4.3.2',
      text: '4.3.2 closing',
    });
    expect(smtpRefusal(spoken('S: 535 no', 'S: 250 yes'))).toBeUndefined();
    expect(smtpRefusal(spoken('S: 535-not yet over'))).toBeUndefined();
  });
});

describe('what was refused', () => {
  it('is the command of the tag, of the last line, or none at a greeting', () => {
    const late = spoken('C: 1 LOGIN a [masked]', 'C: 2 NOOP', 'S: 2 OK', 'S: 1 NO wrong');
    expect(imapRefusal(late)).toMatchObject({ command: 'LOGIN', secretSent: true });
    expect(pop3Refusal(spoken('C: STLS', 'S: -ERR'))).toMatchObject({ command: 'STLS' });
    expect(smtpRefusal(spoken('C: MAIL FROM:<a@b.c>', 'S: 550 no'))?.command).toBe('MAIL');
    expect(smtpRefusal(spoken('S: 421 too many'))).not.toHaveProperty('command');
  });
});
