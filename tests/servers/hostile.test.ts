import { describe, expect, it } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createFailing, LIMITS } from './failing.js';
import { protocols, type Deviations } from './honest.js';
import { TOKEN } from './probing.js';
import type { Peer } from './throwaway.js';

const failing = createFailing();
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const repeat = async (peer: Peer, text: string, times: number): Promise<void> => {
  for (let at = 0; at < times; at += 1) {
    peer.say(text);
    if (at % 50 === 0) await sleep(0);
  }
};

describe.each(Object.keys(protocols) as MailProtocol[])('E3 a hostile %s server', (protocol) => {
  const { verbs, greeting, refuse, challenge } = protocols[protocol];
  const on = (
    verb: string,
    answer: (peer: Peer, tag: string) => Promise<void> | void,
  ): Deviations => ({
    answers: { [verb]: answer },
  });

  it('that says nothing, before or under TLS', async () => {
    const mute = async (peer: Peer): Promise<void> => peer.gone;
    const clear = await failing.fail(protocol, { security: 'STARTTLS', play: mute });
    expect(clear.facts).toMatchObject({
      failedStep: 'greet',
      fault: { kind: 'timeout', waitedForMs: LIMITS.greetingMs, waitingFor: 'the greeting' },
    });
    const secret = await failing.fail(protocol, { security: 'TLS', play: mute });
    expect(secret.facts).toMatchObject({ failedStep: 'greet', fault: { kind: 'timeout' } });
  });

  it('that drips its greeting', async () => {
    const drip = async (peer: Peer): Promise<void> => {
      for (let at = 0; at < 100; at += 1) {
        peer.say(greeting[at % 3] ?? 'x');
        await sleep(20);
      }
    };
    const { facts } = await failing.fail(protocol, { security: 'TLS', play: drip });
    expect(facts.fault).toMatchObject({ kind: 'timeout', waitingFor: 'the greeting' });
  });

  it('that never ends a line', async () => {
    const { facts } = await failing.fail(protocol, {
      security: 'TLS',
      deviations: { greet: (peer) => repeat(peer, 'x'.repeat(4_096), 100) },
    });
    expect(facts.fault).toMatchObject({
      kind: 'protocol',
      problem: expect.stringContaining('65536'),
    });
    expect(facts.transcript.every((line) => line.length < 1_100)).toBe(true);
  });

  it('that floods with lines', async () => {
    const line = { IMAP: '* OK still here\r\n', POP3: 'X-FLOOD\r\n', SMTP: '250-X-FLOOD\r\n' }[
      protocol
    ];
    const flood = on(verbs.offer, async (peer) => {
      peer.say(protocol === 'POP3' ? '+OK\r\n' : '');
      await repeat(peer, line.repeat(40), 400);
    });
    const { facts } = await failing.fail(protocol, { security: 'TLS', deviations: flood });
    expect(facts).toMatchObject({ failedStep: 'greet', fault: { kind: 'protocol' } });
    expect(facts.transcript.length).toBeLessThanOrEqual(200);
  });

  it('that speaks another protocol, or binary', async () => {
    for (const text of [
      'HTTP/1.1 400 Bad Request\r\n',
      '\x00\x01\x02\xff\r\n',
      '\r\n',
      '+OK+OK\r\n220+\r\n',
    ]) {
      const { facts } = await failing.fail(protocol, {
        security: 'TLS',
        deviations: { greet: (peer) => peer.say(text) },
      });
      expect(facts).toMatchObject({ failedStep: 'greet' });
    }
  });

  it('that sends one away with its greeting', async () => {
    const away = {
      IMAP: '* BYE too many\r\n',
      POP3: '-ERR too many\r\n',
      SMTP: '421 4.7.0 too many\r\n',
    }[protocol];
    for (const security of ['TLS', 'STARTTLS'] as const) {
      const greet = (peer: Peer): void => {
        peer.say(away);
        peer.end();
      };
      const { facts } = await failing.fail(protocol, { security, deviations: { greet } });
      expect(facts.failedStep).toBe('greet');
      expect(facts.fault).toMatchObject({
        kind: 'refused',
        text: expect.stringContaining('too many'),
      });
    }
  });

  it('that refuses the login, once asked', async () => {
    let asked = 0;
    const text = `no, ${TOKEN} is bad\x1b[31m`;
    const no = on(verbs.login, (peer, tag) => {
      asked += 1;
      peer.say(refuse(tag, text));
    });
    const { facts } = await failing.fail(protocol, { security: 'TLS', deviations: no });
    expect(facts).toMatchObject({ failedStep: 'authenticate', mechanisms: ['XOAUTH2'] });
    expect(facts.fault).toMatchObject({
      kind: 'refused',
      text: expect.stringContaining('no, [masked] is bad\ufffd'),
    });
    expect(asked).toBe(1);
  });

  it('that tells of an error by a challenge', async () => {
    const encoded = Buffer.from('{"status":"401","schemes":"bearer"}').toString('base64');
    const no = on(verbs.login, async (peer, tag) => {
      if (protocol === 'POP3') {
        peer.say('+ \r\n');
        await peer.hear();
      }
      peer.say(challenge(encoded));
      expect(await peer.hear()).toBe('');
      peer.say(refuse(tag, 'Authentication failed.'));
    });
    const { facts } = await failing.fail(protocol, {
      security: 'TLS',
      deviations: no,
      token: 'short',
    });
    expect(facts.fault).toMatchObject({
      kind: 'refused',
      challenge: '{"status":"401","schemes":"bearer"}',
    });
  });

  it('that offers no way to log in', async () => {
    for (const mechanisms of [[], ['CRAM-MD5']]) {
      const { facts } = await failing.fail(protocol, {
        security: 'TLS',
        deviations: {
          mechanisms,
          ...(protocol === 'POP3' && on('AUTH', (peer) => peer.say('-ERR what?\r\n'))),
        },
      });
      expect(facts.failedStep).toBe('authenticate');
      if (protocol !== 'POP3' || mechanisms.length > 0)
        expect(facts.fault?.kind).toBe('not-offered');
    }
  });

  it('that falls silent, closes or resets in the login', async () => {
    const silent = await failing.fail(protocol, {
      security: 'TLS',
      deviations: on(verbs.login, (peer) => peer.gone),
    });
    expect(silent.facts).toMatchObject({
      failedStep: 'authenticate',
      fault: { kind: 'timeout', waitedForMs: LIMITS.idleMs },
    });
    const closed = await failing.fail(protocol, {
      security: 'TLS',
      deviations: on(verbs.login, (peer) => peer.end()),
    });
    expect(closed.facts).toMatchObject({ failedStep: 'authenticate', fault: { kind: 'protocol' } });
  });

  it('that lets one in and then opens nothing', async () => {
    const no = on(verbs.open, (peer, tag) => peer.say(refuse(tag, 'not connected')));
    const { facts } = await failing.fail(protocol, { security: 'STARTTLS', deviations: no });
    expect(facts).toMatchObject({ failedStep: 'open', mechanism: 'XOAUTH2' });
    expect(facts.fault).toMatchObject({
      kind: 'refused',
      text: expect.stringContaining('not connected'),
    });
  });

  it('that lets the deadline pass', async () => {
    const slow = on(verbs.open, async (peer) => repeat(peer, '', 1).then(() => peer.gone));
    const { facts } = await failing.fail(protocol, {
      security: 'TLS',
      deviations: slow,
      deadlineMs: 500,
      tools: {},
    });
    expect(facts).toMatchObject({ failedStep: 'open', fault: { kind: 'timeout' } });
  });
});
