import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutRealServers } from '../servers/machine.js';
import { documented, makeFolders } from './documented.js';
import { openRealStage, type RealStage } from './real-stage.js';
import { ADDRESS, type Ended } from './stage.js';
import { inTerminal, type Step } from './terminal.js';

const why = withoutRealServers();
if (why) console.warn(`Skipped: ${why}`);

const HELLO = `From: ${ADDRESS}\r\nTo: ${ADDRESS}\r\nSubject: Hello\r\n\r\nIt is there.\r\n`;

let stage: RealStage;
const text = (file: string) => documented(file, stage);

beforeAll(async () => {
  if (why) return;
  stage = await openRealStage();
  const settings = await stage.write('.config/mailkey/token', text('~/.config/mailkey/token'));
  await makeFolders(stage);
  // s-nail as root looks for them in root's home.
  stage.environment['MAILKEY_TOKEN_FILE'] = settings;
  await stage.write('hello.eml', HELLO);
  const { host, port } = stage.places.imap;
  expectSuccess(await curl(`-T hello.eml imaps://${host}:${port}/INBOX`));
}, 120_000);
afterAll(() => stage?.close());

function sh(script: string, environment: Record<string, string> = {}): Promise<Ended> {
  return stage.run('sh', ['-c', `cd "$HOME" && ${script}`], { environment });
}

/** The document's own way with other words for curl. */
function curl(words: string): Promise<Ended> {
  const script = text('count.sh').replace(/curl -sS -K - .*/, `curl -sS -K - ${words}`);
  return sh(script, { CURL_CA_BUNDLE: join(stage.home, 'ca.pem') });
}

function expectSuccess(ended: Ended): void {
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
}

const told = (stdout: string) => ({ code: 0, stderr: '', stdout });

async function mailIn(folder: string): Promise<string> {
  const path = join(stage.home, folder);
  const names = await readdir(path);
  return (await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')))).join();
}

/** Messages that Postfix has taken from the person, who signed in with a token. */
const taken = () =>
  [
    ...stage.postfix
      .log()
      .matchAll(/sasl_method=(?:XOAUTH2|OAUTHBEARER), sasl_username=ana@sandbox/g),
  ].length;

async function expectSent(send: () => Promise<unknown>): Promise<void> {
  const before = taken();
  await send();
  await expect.poll(taken, { timeout: 10_000 }).toBe(before + 1);
}

describe.skipIf(why !== undefined)('real programs read at a real Dovecot', () => {
  it.concurrent('curl, by IMAP and POP3', async () => {
    const script = text('count.sh').replace('curl -sS', 'curl -sS --cacert ca.pem');
    expect(await sh(script)).toEqual(told('* STATUS INBOX (MESSAGES 1)\r\n'));
    const { host, port } = stage.places.pop3;
    expect(await curl(`pop3s://${host}:${port}/1`)).toEqual(told(HELLO));
  });

  it.concurrent('mpop', async () => {
    await stage.write('.mpoprc', text('~/.mpoprc'));
    expectSuccess(await stage.run('mpop', []));
    expect(await mailIn('Mail/support/new')).toContain('It is there.');
  });

  it.concurrent('s-nail, by IMAP and POP3', async () => {
    const environment = { MAILRC: await stage.write('.mailrc', text('~/.mailrc')) };
    const { imap, pop3 } = stage.places;
    const user = encodeURIComponent(ADDRESS);
    for (const place of [
      `imaps://${user}@${imap.host}:${imap.port}/INBOX`,
      `pop3s://${user}@${pop3.host}:${pop3.port}`,
    ]) {
      const { code, stdout } = await stage.run('s-nail', ['-H', '-f', place], { environment });
      expect([code, stdout]).toEqual([0, expect.stringContaining('Hello')]);
    }
  });

  it.concurrent('s-nail ends where there is no token, and sends none', async () => {
    const none = '00000000-0000-4000-8000-000000000000';
    const settings = text('~/.mailrc').replace(`token ${ADDRESS}`, `token ${none}`);
    const environment = { MAILRC: await stage.write('.mailrc-none', settings) };
    const ended = await stage.run('s-nail', ['-s', 'Hello', ADDRESS], { environment, input: 'x' });
    const sentence = expect.stringMatching(/^mailkey-token: [^\n]+ in its list\.\n$/) as string;
    expect(ended).toMatchObject({ code: 75, stderr: sentence });
  });

  it.concurrent.each([
    ['offlineimap by a session', ''],
    ['offlineimap from a timer', '~/.offlineimaprc, from a timer'],
  ])('%s', async (name, own) => {
    const folder = `Mail/${name.replaceAll(' ', '-')}`;
    let settings = text('~/.offlineimaprc').replace('Mail/support', folder);
    if (own) {
      const python = await stage.write('.offlineimap.py', text('~/.offlineimap.py'));
      settings = settings.replace('[general]\n', `[general]\npythonfile = ${python}\nmetadata = ~/.offlineimap-timer\n`); // prettier-ignore
      settings = settings.replace(/\[Repository support-remote\][\s\S]*/, text(own));
    }
    const file = await stage.write(`.offlineimaprc-${own.length}`, settings);
    expectSuccess(await stage.run('offlineimap', ['-1', '-u', 'basic', '-c', file]));
    expect(`${await mailIn(`${folder}/INBOX/cur`)}${await mailIn(`${folder}/INBOX/new`)}`).toContain('It is there.'); // prettier-ignore
  });

  it.concurrent('imapfilter', async () => {
    await mkdir(join(stage.home, '.imapfilter'));
    const file = await stage.write('.imapfilter/config.lua', text('~/.imapfilter/config.lua'));
    const words = ['-t', join(stage.home, 'ca.pem'), '-c', file];
    expect(await stage.run('imapfilter', words)).toEqual(told('1 messages\n'));
  });

  it.concurrent('aerc', async () => {
    const steps: Step[] = [[/Hello/, ':quit\r']];
    await inTerminal('aerc', steps, await aercAt('aerc-reads'));
  });

  it.concurrent('alpine', async () => {
    const command = join(stage.home, 'bin/mailkey-token');
    const settings = text('~/.pinerc').replace('/usr/local/bin/mailkey-token', command);
    const file = await stage.write('.pinerc', settings);
    const steps: Step[] = [
      [/GREETING TEXT[\s\S]*Exit this greeting/, 'e'],
      [/MESSAGE INDEX[\s\S]*Hello/, 'q'],
      [/Really quit/, 'y'],
    ];
    await inTerminal(`alpine -p ${file} -i`, steps, stage.environment);
  });

  it.concurrent.each([
    ['mutt', '~/.muttrc, by a session'],
    ['neomutt', '~/.muttrc, by a session'],
    ['mutt', '~/.muttrc, by POP3'],
  ])('%s, %s', async (program, file) => {
    const name = `${program}${file.replace(/\W/g, '')}`;
    const settings = await stage.write(name, text(file));
    const copy = join(stage.home, 'Mail', name);
    const keys = `<tag-pattern>~A<enter><tag-prefix><copy-message>${copy}<enter>y<quit>`;
    await inTerminal(`${program} -F ${settings} -e 'push "${keys}"'`, [], stage.environment);
    expect(await readFile(copy, 'utf8')).toContain('It is there.');
  });

  it.concurrent.each([
    ['/usr/bin/python3', 'count.py'],
    ['/usr/bin/python3', 'count-pop3.py'],
    ['/usr/bin/perl', 'count.pl'],
  ])('%s, %s', async (program, file) => {
    const script = await stage.write(file, text(file));
    const ca = join(stage.home, 'ca.pem');
    const environment = { SSL_CERT_FILE: ca };
    expect(await stage.run(program, [script], { environment })).toEqual(told('1 messages\n'));
  });
});

/** aerc's folder, and what it finds its authorities by. */
async function aercAt(folder: string): Promise<Record<string, string>> {
  await mkdir(join(stage.home, folder, 'aerc'), { recursive: true });
  await stage.write(`${folder}/aerc/accounts.conf`, text('~/.config/aerc/accounts.conf'));
  return {
    ...stage.environment,
    XDG_CONFIG_HOME: join(stage.home, folder),
    XDG_RUNTIME_DIR: join(stage.home, folder),
    SSL_CERT_FILE: join(stage.home, 'ca.pem'),
    EDITOR: 'true',
  };
}

describe.skipIf(why !== undefined)('real programs send by a real Postfix', () => {
  it('curl', async () => {
    const { host, port } = stage.places.smtp;
    const from = `--mail-from ${ADDRESS} --mail-rcpt ${ADDRESS} -T hello.eml`;
    await expectSent(async () => {
      expectSuccess(await curl(`--ssl-reqd ${from} smtp://${host}:${port}`));
    });
  });

  it('s-nail', async () => {
    const environment = { MAILRC: await stage.write('.mailrc', text('~/.mailrc')) };
    const input = 'Sent by s-nail.\n';
    await expectSent(async () => {
      expectSuccess(await stage.run('s-nail', ['-s', 'Hello', ADDRESS], { environment, input }));
    });
  });

  it('Python', async () => {
    const script = await stage.write('send.py', text('send.py'));
    const environment = { SSL_CERT_FILE: join(stage.home, 'ca.pem') };
    await expectSent(async () => {
      expectSuccess(await stage.run('/usr/bin/python3', [script], { environment }));
    });
  });

  it('aerc', async () => {
    const before = taken();
    const compose = `:compose -H "To: ${ADDRESS}" -H "Subject: By aerc"\r`;
    const steps: Step[] = [
      [/Hello/, compose],
      [/Send this email/, 'y'],
      [() => taken() > before, ':quit\r'],
    ];
    const environment = await aercAt('aerc-sends');
    await expectSent(() => inTerminal('aerc', steps, environment));
  });
});

describe.skipIf(why !== undefined)('a shell', () => {
  it('takes a token with curl alone', async () => {
    const script = `${text('token.sh')}\nprintf %s "$TOKEN" | wc -l; mailkey-token ${ADDRESS} | grep -cxF "$TOKEN"`;
    const ended = await sh(script, { MAILKEY_API_KEY: stage.key });
    expect(ended).toEqual(told('0\n1\n'));
  });
});
