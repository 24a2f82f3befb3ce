import { describe, expect, it } from 'vitest';
import { createOwnWays, type Answers } from './own-ways.js';
import type { Peer } from './throwaway.js';

const { probe, heard } = createOwnWays();
const password = 'a-"password"-of-these \\tests';
const asked = { asked: true };
const both = ['PLAIN', 'LOGIN'];

/** SMTP's LOGIN by prompts; `plain` answers the other one. */
const smtpLogin = (plain: string): Answers => ({
  AUTH: async (peer, _tag, words) => {
    if (words[0] === 'PLAIN') return peer.say(plain);
    peer.say('334 VXNlcm5hbWU6\r\n');
    if (words.length > 1) return peer.say('501 what?\r\n');
    await peer.hear();
    peer.say('334 UGFzc3dvcmQ6\r\n');
    const shown = Buffer.from((await peer.hear()) ?? '', 'base64').toString();
    peer.say(shown === password ? '235 in\r\n' : '535 no\r\n');
  },
});

describe('a password', () => {
  it.each(['504 5.5.4 Unrecognized', '500 what?', '501 no', '503 5.5.1 bad sequence'])(
    'goes by LOGIN where PLAIN is refused by syntax, whoever asks: %s',
    async (words) => {
      const answers = smtpLogin(`${words}\r\n`);
      const { facts, events } = await probe('SMTP', { mechanisms: both, password, answers });
      expect(facts).toMatchObject({ outcome: 'ok', mechanism: 'LOGIN' });
      expect(facts.refusedWays).toEqual(['PLAIN in one line']);
      expect(JSON.stringify({ facts, events })).not.toMatch(/password.{0,3}-of-these/);
    },
  );

  it('that was judged is shown once more only where a person asks', async () => {
    const answers = smtpLogin('535 5.7.8 Authentication failed\r\n');
    const way = { mechanisms: both, password, answers };
    const person = await probe('SMTP', { ...way, tools: asked });
    expect(person.facts).toMatchObject({ outcome: 'ok', mechanism: 'LOGIN' });
    expect(person.detail('authenticate')).toBe(
      'LOGIN in two steps as support@contoso.com; refused before: PLAIN in one line',
    );
    const schedule = await probe('SMTP', way);
    expect(schedule.facts).toMatchObject({ outcome: 'failed', mechanism: 'PLAIN' });
    expect(heard()).toEqual(['AUTH PLAIN …']);
    const last = { mechanism: 'LOGIN', form: 'two-steps' } as const;
    const next = await probe('SMTP', { ...way, lastWay: last });
    expect(next.detail('authenticate')).toBe('LOGIN as support@contoso.com');
    expect(heard()).toEqual(['AUTH LOGIN']);
  });

  it('is shown twice at most', async () => {
    const no: Answers = {
      AUTH: (peer) => peer.say('-ERR [AUTH] no\r\n'),
      PASS: (peer) => peer.say('-ERR [AUTH] no\r\n'),
    };
    const way = { mechanisms: both, password, tools: asked };
    await probe('POP3', { ...way, answers: no });
    expect(heard()).toEqual(['AUTH PLAIN', 'USER support@contoso.com', 'PASS …', 'AUTH LOGIN']);
    const judged = async (peer: Peer, tag: string): Promise<void> =>
      peer.say(`${tag}NO [AUTHENTICATIONFAILED] no\r\n`);
    const imap = { AUTHENTICATE: judged, LOGIN: judged };
    const { facts } = await probe('IMAP', { ...way, answers: imap });
    expect(heard()).toEqual(['AUTHENTICATE PLAIN …', 'LOGIN …']);
    expect(facts.fault).toMatchObject({ kind: 'refused', code: 'AUTHENTICATIONFAILED' });
  });

  it.each([
    ['IMAP', 'BAD Invalid user name or password'],
    ['IMAP', 'BAD LOGIN failed.'],
    ['IMAP', 'NO [AUTHENTICATIONFAILED] Please try again.'],
    ['SMTP', '500 5.5.1 wrong password'],
    ['SMTP', '501 Login incorrect'],
  ] as const)('that was judged by the words is no refused syntax: %s %s', async (protocol, no) => {
    const refuse = (peer: Peer, tag: string): void => peer.say(`${tag}${no}\r\n`);
    const answers: Answers = { AUTH: refuse, AUTHENTICATE: refuse, LOGIN: refuse };
    const way = { mechanisms: both, password, answers };
    await probe(protocol, way);
    expect(heard()).toHaveLength(1);
    await probe(protocol, { ...way, tools: asked });
    expect(heard()).toHaveLength(2);
  });

  it('is shown to no locked account again', async () => {
    for (const no of ['NO Login failed: account is temporarily locked out', 'BAD account locked']) {
      const refuse = (peer: Peer, tag: string): void => peer.say(`${tag}${no}\r\n`);
      const answers = { AUTHENTICATE: refuse, LOGIN: refuse };
      await probe('IMAP', { mechanisms: both, password, answers, tools: asked });
      expect(heard()).toEqual(['AUTHENTICATE PLAIN …']);
    }
  });

  it('goes by USER and PASS where AUTH is not known or refuses before it is told anything', async () => {
    for (const no of ['-ERR unknown command', '-ERR', '-ERR [AUTH] no']) {
      const AUTH = (peer: Peer): void => peer.say(`${no}\r\n`);
      const way = { mechanisms: ['PLAIN'], password, answers: { AUTH } };
      const { facts, detail } = await probe('POP3', way);
      expect(facts).toMatchObject({ outcome: 'ok', mechanism: 'USER' });
      expect(detail('authenticate')).toMatch(/^USER and PASS as support@contoso.com; refused/);
    }
  });

  it('goes by the LOGIN command of IMAP, whatever it is made of', async () => {
    for (const secret of [password, 'Пароль-🔑 "x"', '{5}']) {
      const taken: string[] = [];
      const LOGIN = async (peer: Peer, tag: string, words: string[]): Promise<void> => {
        let rest = words.join(' ');
        const [, bytes] = /\{(\d+)\}$/.exec(rest) ?? [];
        if (bytes && !rest.endsWith('"')) {
          peer.say('+ go\r\n');
          rest = (await peer.hear()) ?? '';
          expect(Buffer.byteLength(rest)).toBe(Number(bytes));
        }
        taken.push(rest);
        peer.say(`${tag}OK in\r\n`);
      };
      const way = { mechanisms: ['CRAM-MD5'], password: secret, answers: { LOGIN } };
      const { facts, events } = await probe('IMAP', way);
      expect(facts).toMatchObject({ outcome: 'ok', mechanism: 'LOGIN', way: { form: 'command' } });
      expect(taken.join()).toContain(secret.replace(/["\\]/g, secret === password ? '\\$&' : '$&'));
      expect(JSON.stringify({ facts, events })).not.toContain(secret.slice(0, 12));
    }
  });

  it('goes nowhere by LOGIN where that is disabled', async () => {
    const CAPABILITY = (peer: Peer, tag: string): void =>
      peer.say(`* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=SCRAM-SHA-256\r\n${tag}OK\r\n`);
    const { facts } = await probe('IMAP', { password, answers: { CAPABILITY } });
    expect(facts.fault).toMatchObject({ kind: 'not-offered', offered: ['SCRAM-SHA-256'] });
    expect(heard()).toEqual([]);
  });

  it('is not shown to a POP3 server that offers only what Mailkey does not speak', async () => {
    const USER = (peer: Peer): void => peer.say('-ERR unknown command\r\n');
    const way = { mechanisms: ['CRAM-MD5', 'NTLM'], password, answers: { USER } };
    const { facts } = await probe('POP3', way);
    expect(facts.fault).toMatchObject({ kind: 'not-offered', offered: ['CRAM-MD5', 'NTLM'] });
    expect(heard()).toEqual(['USER support@contoso.com']);
  });

  it('keeps the judgement where the server then hangs up', async () => {
    const AUTH = (peer: Peer): void => {
      peer.say('535 5.7.8 wrong\r\n');
      peer.end();
    };
    const { facts } = await probe('SMTP', {
      mechanisms: both,
      password,
      tools: asked,
      answers: { AUTH },
    });
    expect(facts.fault).toMatchObject({ kind: 'refused', status: '535', secretSent: true });
  });
});
