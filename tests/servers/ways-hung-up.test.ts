import { describe, expect, it } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createOwnWays, type Answers } from './own-ways.js';
import type { Peer } from './throwaway.js';

const { probe, connections } = createOwnWays();
const password = 'a-password-of-these-tests';
const token = 'x'.repeat(1_500);
const bad = (no: string) => (peer: Peer, tag: string) => {
  peer.say(`${tag}${no}\r\n`);
  peer.end();
};

/** Knows PLAIN by name, hangs up on it, and takes LOGIN or the protocol's own command. */
const servers: [MailProtocol, string, Answers][] = [
  [
    'SMTP',
    '504 5.5.4 Unrecognized authentication type',
    {
      AUTH: async (peer, tag, words) => {
        if (words[0] === 'PLAIN')
          return bad('504 5.5.4 Unrecognized authentication type')(peer, '');
        peer.say('334 VXNlcm5hbWU6\r\n');
        await peer.hear();
        peer.say('334 UGFzc3dvcmQ6\r\n');
        await peer.hear();
        peer.say('235 in\r\n');
      },
    },
  ],
  [
    'IMAP',
    'BAD what?',
    { AUTHENTICATE: bad('BAD what?'), LOGIN: (peer, tag) => peer.say(`${tag}OK in\r\n`) },
  ],
  [
    'POP3',
    '-ERR unknown command',
    { AUTH: bad('-ERR unknown command'), PASS: (peer) => peer.say('+OK in\r\n') },
  ],
];

describe('a server that hangs up on a form of signing in', () => {
  it.each(servers)('is asked for the next one over a second connection: %s, %s', async (...of) => {
    const [protocol, , answers] = of;
    const way = { mechanisms: ['PLAIN', 'LOGIN'], password, answers };
    const { facts, detail } = await probe(protocol, way);
    expect(facts).toMatchObject({ outcome: 'ok', refusedWays: [expect.stringMatching(/^PLAIN/)] });
    expect(detail('authenticate')).toMatch(
      /refused before: PLAIN .*, whereupon the server hung up$/,
    );
    expect(connections()).toBe(2);
  });

  it('gets the token in the other form', async () => {
    const AUTH = async (peer: Peer, _tag: string, words: string[]): Promise<void> => {
      if (words.length > 1) return peer.say('235 in\r\n');
      peer.say('501 5.5.4 Syntax error\r\n421 4.7.0 Too many errors, closing\r\n');
      peer.end();
    };
    const { facts } = await probe('SMTP', { token, answers: { AUTH } });
    expect(facts).toMatchObject({ outcome: 'ok', way: { form: 'one-line' } });
    expect(connections()).toBe(2);
  });

  it('is not called a third time', async () => {
    const AUTH = bad('504 5.5.4 Unrecognized');
    const way = { mechanisms: ['PLAIN', 'LOGIN'], password, answers: { AUTH } };
    const { facts } = await probe('SMTP', way);
    expect(facts.fault).toMatchObject({ kind: 'refused', status: '504' });
    expect(connections()).toBe(2);
  });

  it('is told what it had said where it is gone altogether', async () => {
    let greeted = 0;
    const EHLO = (peer: Peer): void => {
      greeted += 1;
      if (greeted > 1) return peer.end();
      peer.say('250-x\r\n250 AUTH PLAIN LOGIN\r\n');
    };
    const answers = { EHLO, AUTH: bad('504 5.5.4 Unrecognized') };
    const { facts } = await probe('SMTP', { password, answers });
    expect(facts.fault).toMatchObject({ kind: 'refused', status: '504' });
  });

  it.each([
    ['SMTP', '535 5.7.8 wrong'],
    ['IMAP', 'NO [AUTHENTICATIONFAILED] wrong'],
    ['POP3', '-ERR wrong'],
  ] as const)('is left alone where it has judged the login: %s, %s', async (protocol, no) => {
    const judges = async (peer: Peer, tag: string, words: string[]): Promise<void> => {
      if (words.length === 1) {
        peer.say(protocol === 'SMTP' ? '334 \r\n' : '+ \r\n');
        await peer.hear();
      }
      bad(no)(peer, tag);
    };
    const answers = { AUTH: judges, AUTHENTICATE: judges };
    const way = { mechanisms: ['PLAIN', 'LOGIN'], password, answers, tools: { asked: true } };
    const { facts } = await probe(protocol, way);
    expect(facts.fault).toMatchObject({ kind: 'refused', secretSent: true });
    expect(connections()).toBe(1);
  });
});
