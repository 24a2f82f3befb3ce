import { describe, expect, it } from 'vitest';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { ProbeFacts, MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createFailing } from './failing.js';
import type { Peer } from './throwaway.js';

const failing = createFailing();

/** What the server says to the login, and whether it then hangs up. */
async function atLogin(protocol: MailProtocol, said: string, end: boolean): Promise<ProbeFacts> {
  const say = (peer: Peer): void => {
    peer.say(said);
    if (end) peer.end();
  };
  const verb = protocol === 'IMAP' ? 'AUTHENTICATE' : 'AUTH';
  const answers = { [verb]: say };
  return (await failing.fail(protocol, { security: 'TLS', deviations: { answers } })).facts;
}

const codes = (probe: ProbeFacts): string[] =>
  diagnose({ now: new Date(), provider: 'GENERIC', probes: [probe] }).map(({ code }) => code);

describe.each([
  ['hangs up', true],
  ['falls silent', false],
])('a server that %s after its last words', (_, end) => {
  it.each<[MailProtocol, string, object]>([
    ['IMAP', '* NO [AUTHENTICATIONFAILED] Wrong\r\n', { status: 'NO', text: 'Wrong' }],
    ['IMAP', '* NO Logon failure: unknown user\r\n', { status: 'NO' }],
    ['IMAP', '* BAD internal server error\r\n', { status: 'BAD', text: 'internal server error' }],
    ['IMAP', '* BYE Too many failed logins\r\n', { status: 'BYE' }],
    ['IMAP', 'NO wrong', { status: 'NO', text: 'wrong' }],
    ['IMAP', 'M1 NO [UNAVAILABLE] later', { status: 'NO', code: 'UNAVAILABLE' }],
    ['IMAP', '+ eyJzdGF0dXMiOiI0MDEifQ==\r\n* NO no\r\n', { status: 'NO' }],
    ['POP3', '-ERR [AUTH] wrong', { status: '-ERR', code: 'AUTH', text: 'wrong' }],
    ['POP3', '-ERR', { status: '-ERR' }],
    ['SMTP', '535 5.7.8 wrong', { status: '535', code: '5.7.8' }],
    ['SMTP', '535-5.7.8 wrong\r\n', { status: '535', text: '5.7.8 wrong' }],
    ['SMTP', '535-5.7.8 wrong\r\n535-5.7.8 see', { status: '535', text: /wrong\n.*see/ }],
    ['SMTP', '421', { status: '421' }],
  ])('%s %j is refused', async (protocol, said, refused) => {
    const { fault, failedStep } = await atLogin(protocol, said, end);
    const { text, ...rest } = refused as { text?: RegExp | string };
    expect(failedStep).toBe('authenticate');
    expect(fault).toMatchObject({ kind: 'refused', ...rest });
    if (text) expect(fault).toHaveProperty('text', expect.stringMatching(text));
  });

  it.each<[MailProtocol, string]>([
    ['IMAP', '* OK [ALERT] Too many simultaneous connections\r\n'],
    ['IMAP', '* OK Waiting for authentication process to respond..\r\n'],
    ['POP3', '+OK'],
    ['SMTP', '250-still'],
  ])('%s %j is heard as it is', async (protocol, said) => {
    const { fault } = await atLogin(protocol, said, end);
    expect(['timeout', 'protocol']).toContain(fault?.kind);
    if (protocol === 'IMAP') expect(fault).toHaveProperty('text', said.trim());
  });
});

it('words of no shape are in the fault, and reach the rules', async () => {
  const said = 'Too many connections from your address';
  for (const protocol of ['IMAP', 'POP3', 'SMTP'] as const) {
    const silent = await atLogin(protocol, said, false);
    expect(silent.fault).toMatchObject({ kind: 'timeout', text: said });
    const closed = await atLogin(protocol, said, true);
    expect(closed.fault).toMatchObject({ kind: 'protocol', text: said });
    for (const probe of [silent, closed]) expect(codes(probe)[0]).toBe('connection-limit');
  }
});

it('an alert on the OK to the login is heard when nothing works afterwards', async () => {
  const words = 'Too many simultaneous connections. (Failure)';
  const answers = {
    AUTHENTICATE: (peer: Peer, tag: string): void => peer.say(`${tag}OK [ALERT] ${words}\r\n`),
    STATUS: (peer: Peer): void => peer.end(),
  };
  const { facts } = await failing.fail('IMAP', { security: 'TLS', deviations: { answers } });
  expect(facts).toMatchObject({ failedStep: 'open', alerts: [`[ALERT] ${words}`] });
  expect(codes(facts)[0]).toBe('connection-limit');
});

it.each<[MailProtocol, string, string]>([
  ['POP3', 'AUTH', '+ERR wrong'],
  ['POP3', 'STAT', 'ERR wrong'],
  ['POP3', 'CAPA', '500 what?'],
  ['IMAP', 'AUTHENTICATE', '-ERR wrong'],
  ['IMAP', 'STATUS', '500 what?'],
  ['SMTP', 'AUTH', 'ERROR wrong'],
  ['SMTP', 'MAIL', '25O fine'],
])('%s: to %s the line %j is a fault of the server, and quoted', async (protocol, verb, line) => {
  const answers = { [verb]: (peer: Peer): void => peer.say(`${line}\r\n`) };
  const { facts } = await failing.fail(protocol, { security: 'TLS', deviations: { answers } });
  expect(facts.fault).toMatchObject({
    kind: 'protocol',
    problem: `The server does not keep to ${protocol}.`,
    text: line,
  });
  expect(codes(facts)[0]).toBe('server-breaks-protocol');
  const [first] = diagnose({ now: new Date(), provider: 'GENERIC', probes: [facts] });
  expect(first?.evidence.join()).toContain(line);
});
