import { describe, expect, it } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createOwnWays, type Answers } from './own-ways.js';
import { TOKEN, type Probed } from './probing.js';
import type { Peer } from './throwaway.js';

const ways = createOwnWays();
const { probe, heard } = ways;

const long = 'x'.repeat(1_500);
const asked = { asked: true };
const told = ({ detail }: Probed): string | undefined => detail('authenticate');

/** Takes the message in a second line only, as `say` puts it. */
const twoSteps =
  (go: string, yes: (tag: string) => string, no: (tag: string) => string) =>
  (first: (words: string[]) => boolean) =>
  async (peer: Peer, tag: string, words: string[]): Promise<void> => {
    if (!first(words)) return peer.say(no(tag));
    peer.say(go);
    await peer.hear();
    peer.say(yes(tag));
  };
const smtp = twoSteps(
  '334 \r\n',
  () => '235 in\r\n',
  () => '501 5.5.4 Syntax error\r\n',
);
const imap = twoSteps(
  '+ \r\n',
  (tag) => `${tag}OK in\r\n`,
  (tag) => `${tag}BAD Too many arguments\r\n`,
);

describe('a token', () => {
  it('goes in two steps where a server takes nothing behind AUTH', async () => {
    const AUTH = smtp((words) => words.length === 1);
    const probed = await probe('SMTP', { answers: { AUTH } });
    expect(probed.facts).toMatchObject({
      outcome: 'ok',
      way: { mechanism: 'XOAUTH2', form: 'two-steps' },
      refusedWays: ['XOAUTH2 in one line'],
    });
    expect(told(probed)).toBe(
      'XOAUTH2 in two steps as support@contoso.com; refused before: XOAUTH2 in one line',
    );
  });

  it('goes in one line where a server takes nothing else, however long', async () => {
    const AUTH = (peer: Peer, _tag: string, words: string[]): void =>
      peer.say(words.length === 1 ? '501 5.5.4 no initial response\r\n' : '235 in\r\n');
    for (const token of [TOKEN, long]) {
      const { facts } = await probe('SMTP', { token, answers: { AUTH } });
      expect(facts).toMatchObject({ outcome: 'ok', way: { form: 'one-line' } });
    }
    const pop3 = (peer: Peer, _tag: string, words: string[]): void =>
      peer.say(words.length === 1 ? '-ERR what?\r\n' : '+OK in\r\n');
    const { facts } = await probe('POP3', { answers: { AUTH: pop3 } });
    expect(facts).toMatchObject({ outcome: 'ok', way: { form: 'one-line' } });
  });

  it('goes in two steps at once where one line would be long for SMTP', async () => {
    const probed = await probe('SMTP', { token: long, answers: {} });
    expect(told(probed)).toBe('XOAUTH2 as support@contoso.com');
    expect(heard()).toEqual(['AUTH XOAUTH2']);
  });

  it('gets in where SASL-IR is announced and is none', async () => {
    const refuses = imap((words) => words.length === 1);
    expect((await probe('IMAP', { answers: { AUTHENTICATE: refuses } })).facts).toMatchObject({
      outcome: 'ok',
      way: { mechanism: 'XOAUTH2', form: 'two-steps' },
    });
    for (const go of ['+ \r\n', '+\r\n', '+ go ahead\r\n']) {
      const ignores = async (peer: Peer, tag: string): Promise<void> => {
        peer.say(go);
        const message = await peer.hear();
        const whole = Buffer.from(message ?? '', 'base64')
          .toString()
          .includes(TOKEN);
        peer.say(`${tag}${whole ? 'OK in' : 'NO what?'}\r\n`);
      };
      const { facts } = await probe('IMAP', { answers: { AUTHENTICATE: ignores } });
      expect(facts).toMatchObject({ outcome: 'ok', mechanism: 'XOAUTH2' });
    }
  });

  it('gets in where no capability tells of an initial response', async () => {
    const CAPABILITY = (peer: Peer, tag: string): void =>
      peer.say(`* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n${tag}OK\r\n`);
    const AUTHENTICATE = imap((words) => words.length === 1);
    const two = await probe('IMAP', { answers: { CAPABILITY, AUTHENTICATE } });
    expect(two.facts).toMatchObject({ outcome: 'ok', way: { form: 'two-steps' } });
    expect(two.facts.refusedWays).toBeUndefined();
    const oneOnly = (peer: Peer, tag: string, words: string[]): void =>
      peer.say(`${tag}${words.length === 1 ? 'BAD Missing argument' : 'OK in'}\r\n`);
    const one = await probe('IMAP', { answers: { CAPABILITY, AUTHENTICATE: oneOnly } });
    expect(one.facts).toMatchObject({ outcome: 'ok', way: { form: 'one-line' } });
  });

  const offer = { mechanisms: ['XOAUTH2', 'OAUTHBEARER'] };
  const refusals: [MailProtocol, string, (tag: string) => string][] = [
    ['IMAP', 'AUTHENTICATE', (tag) => `${tag}BAD Unknown mechanism\r\n`],
    ['IMAP', 'AUTHENTICATE', (tag) => `${tag}NO no mechanism available\r\n`],
    ['POP3', 'AUTH', () => '-ERR Authentication failed.\r\n'],
    ['POP3', 'AUTH', () => '-ERR [AUTH] no mechanism available\r\n'],
    ['SMTP', 'AUTH', () => '504 5.5.4 Unrecognized authentication type\r\n'],
    ['SMTP', 'AUTH', () => '500 5.5.1 Command unrecognized\r\n'],
  ];
  it.each(refusals)(
    'is offered by OAUTHBEARER where %s takes no XOAUTH2 after all (%#)',
    async (protocol, verb, no) => {
      const answer = async (peer: Peer, tag: string, words: string[]): Promise<void> => {
        if (words[0] === 'XOAUTH2') return peer.say(no(tag));
        if (words.length === 1) {
          peer.say(protocol === 'SMTP' ? '334 \r\n' : '+ \r\n');
          await peer.hear();
        }
        peer.say({ IMAP: `${tag}OK in\r\n`, POP3: '+OK in\r\n', SMTP: '235 in\r\n' }[protocol]);
      };
      const { facts } = await probe(protocol, { ...offer, answers: { [verb]: answer } });
      expect(facts).toMatchObject({ outcome: 'ok', mechanism: 'OAUTHBEARER' });
    },
  );

  it('that was judged is not shown again, whoever asks', async () => {
    for (const tools of [asked, {}]) {
      const imapNo = (peer: Peer, tag: string): void => peer.say(`${tag}NO refused\r\n`);
      await probe('IMAP', { ...offer, tools, answers: { AUTHENTICATE: imapNo } });
      expect(heard()).toEqual(['AUTHENTICATE XOAUTH2 …']);
      await probe('SMTP', { ...offer, tools, answers: { AUTH: (peer) => peer.say('535 no\r\n') } });
      expect(heard()).toEqual(['AUTH XOAUTH2 …']);
      const challenged = async (peer: Peer): Promise<void> => {
        peer.say('+ \r\n');
        await peer.hear();
        peer.say('-ERR no\r\n');
      };
      await probe('POP3', { ...offer, tools, answers: { AUTH: challenged } });
      expect(heard()).toEqual(['AUTH XOAUTH2']);
    }
  });

  it('meets a fault that passes once', async () => {
    const AUTH = (peer: Peer): void => peer.say('454 4.7.0 Temporary authentication failure\r\n');
    const { facts } = await probe('SMTP', { ...offer, tools: asked, answers: { AUTH } });
    expect(facts.fault).toMatchObject({ kind: 'refused', status: '454' });
    expect(heard()).toEqual(['AUTH XOAUTH2 …']);
  });

  it('too long in two steps is not tried in one longer line', async () => {
    const AUTH = async (peer: Peer): Promise<void> => {
      peer.say('334 \r\n');
      await peer.hear();
      peer.say('500 5.5.6 SASL response limit exceeded\r\n');
    };
    const { facts } = await probe('SMTP', { token: long, answers: { AUTH } });
    expect(facts.fault).toMatchObject({ status: '500', code: '5.5.6' });
    expect(heard()).toEqual(['AUTH XOAUTH2']);
  });

  it('is told to a POP3 server that does not list what it takes', async () => {
    const lists: Answers[] = [
      { CAPA: (peer) => peer.say('-ERR\r\n') },
      { CAPA: (peer) => peer.say('+OK\r\nTOP\r\nUSER\r\n.\r\n') },
    ];
    for (const answers of lists) {
      const { facts } = await probe('POP3', { answers });
      expect(facts).toMatchObject({ outcome: 'ok', mechanism: 'XOAUTH2' });
    }
    const AUTH = (peer: Peer): void => peer.say('-ERR\r\n');
    const { facts } = await probe('POP3', { answers: { ...lists[0], AUTH } });
    expect(facts.fault).toMatchObject({ kind: 'refused', command: 'AUTH', secretSent: false });
  });
});
