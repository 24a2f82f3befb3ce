import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates, type Certificates } from '../servers/certificates.js';
import { startThrowaway, type Peer } from '../servers/throwaway.js';
import { runCommand, type Ended } from './stage.js';

const MAILBOX = '6f1c9d1e-4b58-4f0e-9a3c-1f2e3d4c5b6a';
const XOAUTH2 = Buffer.from('user=ana\u0001auth=Bearer a-token\u0001\u0001').toString('base64');
const REASON = Buffer.from('{"status":"401"}').toString('base64');

let certificates: Certificates;
let folder: string;
let mailkey: Server;
let accessToken = 'a-token';
beforeAll(async () => {
  certificates = createCertificates();
  folder = mkdtempSync(join(tmpdir(), 'mailkey-token-'));
  writeFileSync(join(folder, 'ca.pem'), certificates.ca);
  mailkey = createServer((_, response) =>
    response.end(JSON.stringify({ data: { issueAccessToken: { accessToken, username: 'ana' } } })),
  );
  await new Promise<void>((resolve) => mailkey.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  mailkey.close();
  rmSync(folder, { recursive: true });
});

interface Script {
  /** Capabilities in the greeting. */
  offers?: string;
  /** Instead of an IMAP server's greeting. */
  greeting?: string | undefined;
  wait?: string;
  /** What is said to a command without its tag, or to what a `+` asked for; undefined hangs up, as `<end>` does. */
  answer: (said: string) => string | undefined;
  certificate?: keyof Omit<Certificates, 'ca'>;
}

/** A session with a server that says what the script says: how it ended, and what the server has heard. */
async function session({ offers, greeting, answer, certificate = 'good', wait = '0' }: Script) {
  const heard: string[] = [];
  const play = async (peer: Peer): Promise<void> => {
    const listed = offers === undefined ? '' : `[CAPABILITY IMAP4rev1 ${offers}] `;
    peer.say(greeting ?? `* OK ${listed}ready\r\n`);
    if (greeting !== undefined && !greeting.endsWith('\n')) return peer.end();
    let tag = '';
    for (let line = await peer.hear(); line !== undefined; line = await peer.hear()) {
      const [, its, command] = /^(M\d+) (.*)$/.exec(line) ?? [];
      tag = its ?? tag;
      heard.push(command ?? line);
      const said = answer(command ?? line);
      if (said === undefined) return peer.end();
      peer.say(said.replaceAll('TAG', tag).replace('<end>', ''));
      if (said.endsWith('<end>')) return peer.end();
      if (/TAG OK/.test(said) && !command?.startsWith('CAPA')) return peer.end();
    }
  };
  const server = await startThrowaway({
    certificate: certificates[certificate],
    implicitTls: true,
    play,
  });
  const { port } = mailkey.address() as AddressInfo; // it listens
  const ended = await runCommand(
    [`--wait=${wait}`, '--imap', `localhost:${server.port}`, MAILBOX],
    {
      MAILKEY_URL: `http://127.0.0.1:${port}`,
      MAILKEY_API_KEY: 'mk_canary',
      SSL_CERT_FILE: join(folder, 'ca.pem'),
    },
  );
  await server.close();
  return { ended, heard };
}

function expectRefusal(ended: Ended, code: number, sentence: RegExp): void {
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toMatch(sentence);
  expect(ended.stderr).not.toContain('a-token');
}

const IN = '* PREAUTH Signed in by mailkey-token.\r\n';

describe('an IMAP login', () => {
  it.each<[string, string | undefined, Script['answer'], RegExp[]]>([
    [
      'in two steps',
      'AUTH=XOAUTH2 SASL-IR',
      (said) => (said.startsWith('AUTH') ? '+ \r\n' : 'TAG OK in\r\n'),
      [/^AUTHENTICATE XOAUTH2$/, new RegExp(`^${XOAUTH2.replaceAll('+', '\\+')}$`)],
    ],
    [
      'in one line, where two steps are refused',
      'AUTH=XOAUTH2',
      (said) => (/2 \S+$/.test(said) ? 'TAG OK in\r\n' : 'TAG BAD what?\r\n'),
      [/^AUTHENTICATE XOAUTH2$/, /^AUTHENTICATE XOAUTH2 \S+$/],
    ],
    [
      'by OAUTHBEARER, where only that is offered',
      'AUTH=PLAIN AUTH=OAUTHBEARER',
      (said) => (said.startsWith('AUTH') ? '+\r\n' : 'TAG OK in\r\n'),
      [/^AUTHENTICATE OAUTHBEARER$/, /^bixhPWFuYSw/],
    ],
    [
      'by OAUTHBEARER, where XOAUTH2 is offered and refused',
      'AUTH=XOAUTH2 AUTH=OAUTHBEARER',
      (said) =>
        /XOAUTH2/.test(said)
          ? 'TAG NO not here\r\n'
          : said.startsWith('AUTH')
            ? '+ \r\n'
            : 'TAG OK in\r\n',
      [/XOAUTH2$/, /XOAUTH2 \S+$/, /OAUTHBEARER$/, /^bixhPWFuYSw/],
    ],
    [
      'where the message in the line is overlooked',
      'AUTH=XOAUTH2 SASL-IR',
      (said) =>
        said === 'AUTHENTICATE XOAUTH2'
          ? 'TAG NO ask otherwise\r\n'
          : said.startsWith('AUTH')
            ? '+ \r\n'
            : 'TAG OK in\r\n',
      [/XOAUTH2$/, /XOAUTH2 \S+$/, /^dXNlcj1hbmE/],
    ],
    [
      'where capabilities are asked for',
      undefined,
      (said) =>
        said.startsWith('CAPA')
          ? '* CAPABILITY IMAP4rev1 AUTH=OAUTHBEARER\r\nTAG OK done\r\n'
          : said.startsWith('AUTH')
            ? '+ \r\n'
            : 'TAG OK in\r\n',
      [/^CAPABILITY$/, /OAUTHBEARER$/, /^bixhPWFuYSw/],
    ],
  ])('goes well %s', async (_, offers, answer, commands) => {
    const { ended, heard } = await session({ ...(offers !== undefined && { offers }), answer });
    expect(ended, ended.stderr).toEqual({ code: 0, stdout: IN, stderr: '' });
    expect(heard).toHaveLength(commands.length);
    for (const [at, command] of commands.entries()) expect(heard[at]).toMatch(command);
  });

  const asked = (then: string | undefined) => (said: string) =>
    said.startsWith('AUTH') ? '+ \r\n' : then;

  it.each<[string, Script['answer'], number, RegExp]>([
    [
      'with its reason first',
      (said) =>
        said === '' ? 'TAG NO failed\r\n' : said.startsWith('AUTH') ? '+\r\n' : `+ ${REASON}\r\n`,
      77,
      /let this mailbox in: failed\. Check/,
    ],
    [
      'by its reason alone, before it hangs up',
      (said) => (said === '' ? undefined : said.startsWith('AUTH') ? '+\r\n' : `+ ${REASON}\r\n`),
      77,
      /in: \{"status":"401"\}/,
    ],
    [
      'before it hangs up without an end of line',
      asked('TAG NO No entry<end>'),
      77,
      /in: No entry\. Check/,
    ],
    ['untagged', asked('* NO [ALERT] Locked\r\n<end>'), 77, /\[ALERT\] Locked/],
    ['as a farewell', asked('* BYE [ALERT] Fatal error: No such file\r\n'), 77, /No such file/],
    [
      'after an alert with the reason',
      asked('* NO [ALERT] IMAP access is disabled\r\nTAG NO failed\r\n'),
      77,
      /in: \[ALERT\] IMAP access is disabled\. failed\. Check/,
    ],
    [
      'after words on an OK',
      asked('* OK [ALERT] It was moved.\r\nTAG NO failed\r\n'),
      77,
      /It was moved\. failed\. Check/,
    ],
    [
      'in letters of its own',
      asked(Buffer.from('TAG NO Неверный токен\r\n').toString('latin1')),
      77,
      /in: Неверный токен\. Check/,
    ],
    ['without a word', asked(undefined), 75, /localhost hangs up without a word/],
    ['for now', asked('TAG NO [UNAVAILABLE] Later\r\n'), 75, /Later\. Try again later/],
  ])('is refused once, %s', async (_, answer, code, sentence) => {
    const { ended, heard } = await session({ offers: 'AUTH=XOAUTH2', answer });
    expectRefusal(ended, code, sentence);
    expect(heard.filter((line) => line === XOAUTH2)).toHaveLength(1);
  });

  it('says what is offered instead of a way for tokens, and shows no token', async () => {
    const { ended, heard } = await session({
      offers: 'AUTH=PLAIN',
      answer: () => 'TAG NO never\r\n',
    });
    expect(heard).toEqual(['AUTHENTICATE XOAUTH2', 'AUTHENTICATE OAUTHBEARER']);
    expectRefusal(ended, 77, /no way to sign in with a token, but PLAIN/);
  });

  it('has no bound of its own for a token', async () => {
    accessToken = 'x'.repeat(100_000);
    const { ended } = await session({ offers: 'AUTH=XOAUTH2', answer: asked('TAG OK in\r\n') });
    accessToken = 'a-token';
    expect(ended).toEqual({ code: 0, stdout: IN, stderr: '' });
  });

  it('is over at a fault of the server, before the token was out', async () => {
    const { ended, heard } = await session({
      offers: 'AUTH=XOAUTH2',
      answer: () => 'TAG NO Internal error occurred.\r\n',
    });
    expectRefusal(ended, 75, /Internal error occurred\. Try again later/);
    expect(heard).toEqual(['AUTHENTICATE XOAUTH2']);
  });

  it('waits out what passes', async () => {
    let asked = 0;
    const answer = (said: string) => {
      asked += said === XOAUTH2 ? 1 : 0;
      if (said.startsWith('AUTH')) return '+ \r\n';
      return asked < 2 ? 'TAG NO [UNAVAILABLE] Later\r\n' : 'TAG OK in\r\n';
    };
    const { ended } = await session({ offers: 'AUTH=XOAUTH2', answer, wait: '30' });
    expect(ended, ended.stderr).toEqual({ code: 0, stdout: IN, stderr: '' });
  });

  it.each([
    ['220 smtp ready\r\n', 76, /localhost:\d+ is no IMAP server: .*“220 smtp ready”\. Check host/],
    ['+OK POP3 ready\r\n', 76, /is no IMAP server/],
    ['SSH-2.0-OpenSSH_9.2', 76, /is no IMAP server: .*“SSH-2\.0/],
    ['HTTP/1.1 400 Bad Request\r\n\r\n', 76, /is no IMAP server/],
    ['* PREAUTH Welcome\r\n', 76, /somebody is signed in already/],
    ['* BYE [UNAVAILABLE] Too many\r\n', 75, /Too many\. Try again later/],
    ['* BYE Your address is blocked\r\n', 77, /Your address is blocked\./],
  ])('is none behind the greeting %j', async (greeting, code, sentence) => {
    const { ended, heard } = await session({ greeting, answer: () => undefined });
    expectRefusal(ended, code, sentence);
    expect(heard).toEqual([]);
  });

  it('names the length of a token on which the server hangs up', async () => {
    accessToken = 'x'.repeat(7000);
    const { ended } = await session({ offers: 'AUTH=XOAUTH2', answer: asked(undefined) });
    accessToken = 'a-token';
    expectRefusal(ended, 77, /The token has 7000 characters/);
  });

  it.each([
    ['expired', 78, /has expired \(CERT_HAS_EXPIRED\)/],
    ['wrongName', 78, /is for another name .*: mail\.example\.com\./],
    ['selfSigned', 78, /is not trusted/],
  ] as const)('is none with a certificate: %s', async (certificate, code, sentence) => {
    const { ended, heard } = await session({ certificate, answer: () => 'TAG OK\r\n' });
    expectRefusal(ended, code, sentence);
    expect(heard).toEqual([]);
  });
});
