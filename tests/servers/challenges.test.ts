import { describe, expect, it } from 'vitest';
import { isRefusedLogin } from '@mailkey/server/features/checks/refused-login';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createFailing } from './failing.js';
import type { Peer } from './throwaway.js';

const failing = createFailing();
const JSON_ERROR = '{"status":"401","schemes":"bearer"}';
const encoded = Buffer.from(JSON_ERROR).toString('base64');

const verbs = { IMAP: 'AUTHENTICATE', POP3: 'AUTH', SMTP: 'AUTH' };
const mark = (protocol: MailProtocol): string => (protocol === 'SMTP' ? '334 ' : '+ ');

type End = (peer: Peer) => Promise<void> | void;

const ends: [string, End][] = [
  ['hangs up at once', (peer) => peer.end()],
  ['hangs up after the answer', async (peer) => void (await peer.hear(), peer.end())],
  ['resets the connection', async (peer) => void (await peer.hear(), peer.reset())],
  ['falls silent', (peer) => peer.gone],
];

/** Reads the token, answers with the error, and ends as it likes. */
const refusing =
  (protocol: MailProtocol, end: End) =>
  async (peer: Peer, _tag: string, words: string[]): Promise<void> => {
    if (words.length === 1) {
      peer.say(`${mark(protocol)}\r\n`);
      await peer.hear();
    }
    peer.say(`${mark(protocol)}${encoded}\r\n`);
    await end(peer);
  };

describe.each(ends)('a server that tells of the token in a challenge and then %s', (_, end) => {
  it.each<[MailProtocol, string[]]>([
    ['IMAP', ['XOAUTH2']],
    ['IMAP', ['OAUTHBEARER']],
    ['POP3', ['XOAUTH2']],
    ['POP3', ['OAUTHBEARER', 'PLAIN']],
    ['SMTP', ['XOAUTH2']],
    ['SMTP', ['OAUTHBEARER']],
  ])('has refused it: %s by %j', async (protocol, mechanisms) => {
    const answers = { [verbs[protocol]]: refusing(protocol, end) };
    const deviations = { answers, mechanisms };
    const { facts, detail } = await failing.fail(protocol, { security: 'TLS', deviations });
    expect(facts.fault).toMatchObject({ kind: 'refused', secretSent: true, challenge: JSON_ERROR });
    expect(facts.mechanism).toBe(mechanisms[0]);
    expect(isRefusedLogin(facts)).toBe(true);
    expect(detail('authenticate')).toBe(JSON_ERROR);
    const [first] = diagnose({ now: new Date(), provider: 'GENERIC', probes: [facts] });
    expect(first?.code).toBe('mail-login-refused');
    expect(first?.evidence.join()).toContain(JSON_ERROR);
  });

  it('and tells more than a form of signing in that was refused before', async () => {
    const answer = async (peer: Peer, _tag: string, words: string[]): Promise<void> => {
      if (words.length === 2) return peer.say('501 5.5.4 Syntax error\r\n');
      await refusing('SMTP', end)(peer, _tag, words);
    };
    const deviations = { answers: { AUTH: answer } };
    const { facts } = await failing.fail('SMTP', { security: 'TLS', deviations });
    expect(facts.fault).toMatchObject({ kind: 'refused', challenge: JSON_ERROR });
  });
});

it('words behind the challenge are kept beside it', async () => {
  for (const protocol of ['IMAP', 'POP3', 'SMTP'] as const) {
    const end = (peer: Peer): void => void (peer.say('Account locked until Monday'), peer.end());
    const deviations = { answers: { [verbs[protocol]]: refusing(protocol, end) } };
    const { facts } = await failing.fail(protocol, { security: 'TLS', deviations });
    expect(facts.fault).toMatchObject({
      challenge: JSON_ERROR,
      text: 'Account locked until Monday',
    });
  }
});
