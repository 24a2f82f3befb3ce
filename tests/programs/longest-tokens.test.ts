import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../servers/certificates.js';
import { withoutRealServers } from '../servers/machine.js';
import { startThrowaway, type Peer, type Throwaway } from '../servers/throwaway.js';
import { documented, makeFolders, type Places } from './documented.js';
import { ADDRESS, openStage, type Ended, type Stage } from './stage.js';
import { inTerminal } from './terminal.js';

const why = withoutRealServers();
if (why) console.warn(`Skipped: ${why}`);

/** Prints a token of so many characters, or the message with it, where programs call mailkey-token: at once, as it does. */
const STAND_IN = `#!/bin/sh
token() { head -c "$LENGTH" /dev/zero | tr '\\0' x; }
case $1 in
  --xoauth2) printf 'user=%s\\001auth=Bearer %s\\001\\001' "$2" "$(token)" | base64 -w 0 ;;
  *) token ;;
esac > "\${0%/*}/told"
echo >> "\${0%/*}/told"
dd if="\${0%/*}/told" bs=1M status=none
`;

let stage: Stage & { places: Required<Places> };
const servers: Throwaway[] = [];

beforeAll(async () => {
  if (why) return;
  const opened = await openStage();
  const { ca, good: certificate } = createCertificates();
  const start = async (implicitTls: boolean, play: (peer: Peer) => Promise<void>) => {
    const server = await startThrowaway({ certificate, implicitTls, play });
    servers.push(server);
    return { host: 'localhost', port: server.port };
  };
  const places = {
    imap: await start(true, playImap),
    pop3: await start(true, playPop3),
    smtp: await start(false, playSmtp),
  };
  stage = { ...opened, places };
  await stage.write('ca.pem', ca);
  await makeFolders(stage);
  await mkdir(join(stage.home, 'stand-in'));
  await stage.write('stand-in/mailkey-token', STAND_IN, 0o755);
}, 120_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stage?.close();
});

/** The lengths of the tokens that came, the last one last. */
let arrived: number[] = [];

/** A client that has gone without a word has sent none. */
function note(response: string | undefined): void {
  if (response === undefined) return;
  const message = Buffer.from(response, 'base64').toString('latin1');
  arrived.push(/auth=Bearer (x*)/.exec(message)?.[1]?.length ?? 0);
}

async function playImap({ say, hear, end }: Peer): Promise<void> {
  say('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready\r\n');
  for (let line = await hear(); line !== undefined; line = await hear()) {
    const [tag, command, , response] = line.split(' ');
    if (command === 'AUTHENTICATE') {
      if (!response) say('+ \r\n');
      note(response ?? (await hear()));
      say(`${tag} NO [AUTHENTICATIONFAILED] No.\r\n`);
      end();
    } else say(`* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n${tag} OK done\r\n`);
    if (command === 'LOGOUT') end();
  }
}

async function playPop3({ say, hear, end }: Peer): Promise<void> {
  say('+OK ready\r\n');
  for (let line = await hear(); line !== undefined; line = await hear()) {
    if (line === 'CAPA') say('+OK\r\nUSER\r\nSASL XOAUTH2\r\n.\r\n');
    else if (line.startsWith('AUTH')) {
      say('+ \r\n');
      note(await hear());
      say('-ERR [AUTH] No.\r\n');
    } else say('+OK\r\n');
    if (line === 'QUIT') end();
  }
}

async function playSmtp({ say, hear, startTls, end }: Peer): Promise<void> {
  say('220 localhost ready\r\n');
  for (let line = await hear(); line !== undefined; line = await hear()) {
    const [verb = '', , response] = line.split(' ');
    const command = verb.toUpperCase();
    if (command === 'EHLO')
      say('250-localhost\r\n250-STARTTLS\r\n250 AUTH XOAUTH2 OAUTHBEARER\r\n');
    else if (command === 'STARTTLS') {
      say('220 go on\r\n');
      await startTls();
    } else if (command === 'AUTH') {
      if (!response) say('334 \r\n');
      note(response ?? (await hear()));
      say('535 5.7.8 No.\r\n');
    } else say('221 bye\r\n');
    if (command === 'QUIT') end();
  }
}

interface Attempted extends Ended {
  /** Of the last token that the server was sent. */
  length: number | undefined;
}

function surroundings(length: number): Record<string, string> {
  const { home, environment } = stage;
  const ca = join(home, 'ca.pem');
  return {
    ...environment,
    LENGTH: String(length),
    PATH: `${home}/stand-in:${environment['PATH']}`,
    MAILRC: join(home, '.mailrc'),
    SSL_CERT_FILE: ca,
    CURL_CA_BUNDLE: ca,
  };
}

async function attempt(length: number, command: string, words: string[]): Promise<Attempted> {
  arrived = [];
  const environment = surroundings(length);
  const ended = await stage.run(command, words, { input: 'x\n', environment });
  return { ...ended, length: arrived.at(-1) };
}

/** The settings of the document for these servers. */
const set = (file: string, at = file.replace('~/', '')) => stage.write(at, documented(file, stage));

describe.skipIf(why !== undefined)(
  'the longest token that is sent, for a login of 16 characters',
  () => {
    it.each([
      ['msmtp', '~/.msmtprc', [ADDRESS], 3033, 65, /longer than 4094 .* SMTP_MAXCMDLEN/],
      ['mpop', '~/.mpoprc', [], 3033, 65, /longer than 4093 .* POP3_BUFSIZE/],
      ['s-nail', '~/.mailrc', ['-s', 'Hello', ADDRESS], 5779, 4, /overflow/],
    ])('%s', async (program, file, words, longest, code, sentence) => {
      await set(file);
      expect((await attempt(longest, program, words)).length).toBe(longest);
      const beyond = await attempt(longest + 1, program, words);
      expect(beyond).toMatchObject({ code, length: undefined });
      expect(beyond.stderr).toMatch(sentence);
    });

    it('neomutt', async () => {
      const words = ['-F', await set('~/.muttrc'), '-s', 'Hello', ADDRESS];
      expect((await attempt(4094, 'neomutt', words)).length).toBe(4094);
      const beyond = await attempt(4352, 'neomutt', words);
      expect(beyond.length).toBeUndefined();
      expect(`${beyond.stdout}${beyond.stderr}`).toMatch(/OAUTH token is too big/);
    });

    it('mbsync with a plug-in, which cuts a longer one without a word', async () => {
      const account = documented('~/.mbsyncrc, with a plug-in', stage);
      const text = documented('~/.mbsyncrc', stage);
      await stage.write('.mbsyncrc', text.replace(/^IMAPAccount[\s\S]*?\n\n/, `${account}\n`));
      expect((await attempt(8191, 'mbsync', ['support'])).length).toBe(8191);
      expect(await attempt(8192, 'mbsync', ['support'])).toMatchObject({ code: 1, length: 8191 });
    });

    it('getmail: none was met', async () => {
      const file = '~/.config/getmail/getmailrc';
      await set(file, 'getmailrc');
      const words = ['--getmaildir', stage.home, '--rcfile', 'getmailrc'];
      const tried = await attempt(100_000, 'getmail', words);
      expect(tried.length, tried.stderr).toBe(100_000);
    });

    it('offlineimap from a timer: none was met', async () => {
      await set('~/.offlineimap.py');
      const general = `[general]\npythonfile = ${stage.home}/.offlineimap.py\n`;
      const settings = documented('~/.offlineimaprc', stage)
        .replace('[general]\n', general)
        .replace(
          /\[Repository support-remote\][\s\S]*/,
          documented('~/.offlineimaprc, from a timer', stage),
        );
      const words = ['-1', '-u', 'basic', '-c', await stage.write('.offlineimaprc', settings)];
      const tried = await attempt(100_000, 'offlineimap', words);
      expect(tried.length, tried.stderr).toBe(100_000);
    });

    it('aerc: none was met', async () => {
      arrived = [];
      const folder = join(stage.home, 'aerc');
      await mkdir(folder);
      await set('~/.config/aerc/accounts.conf', 'aerc/accounts.conf');
      await inTerminal('aerc', [[() => arrived.length > 0, ':quit\r']], {
        ...surroundings(100_000),
        XDG_CONFIG_HOME: stage.home,
        XDG_RUNTIME_DIR: folder,
      });
      expect(arrived[0]).toBe(100_000);
    });

    it('curl', async () => {
      const script = await set('count.sh');
      expect((await attempt(48_000, 'sh', [script])).length).toBe(48_000);
      const beyond = await attempt(64_000, 'sh', [script]);
      expect(beyond).toMatchObject({ code: 27, length: undefined });
    });

    it.each([
      ['mutt', '~/.muttrc', ['-s', 'Hello', ADDRESS]],
      ['imapfilter', '~/.imapfilter/config.lua', []],
      ['/usr/bin/python3', 'count.py', []],
      ['/usr/bin/python3', 'send.py', []],
      ['/usr/bin/python3', 'count-pop3.py', []],
      ['/usr/bin/perl', 'count.pl', []],
    ])('%s, %s: none was met', async (program, file, more) => {
      const path = await set(file, file.replace(/\W/g, ''));
      const words: Record<string, string[]> = {
        mutt: ['-F', path, ...more],
        imapfilter: ['-t', join(stage.home, 'ca.pem'), '-c', path],
      };
      const tried = await attempt(20_000, program, words[program] ?? [path]);
      expect(tried.length, tried.stderr).toBe(20_000);
    });
  },
);
