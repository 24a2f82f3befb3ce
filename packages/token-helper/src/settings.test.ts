import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from './settings.js';

const ID = '6f1c9d1e-4b58-4f0e-9a3c-1f2e3d4c5b6a';
const KEY = 'mk_canary_0123456789';
const ENVIRONMENT = { MAILKEY_URL: 'https://mailkey.test', MAILKEY_API_KEY: KEY };

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-token-'));
  file = join(folder, 'token');
});
afterEach(() => rm(folder, { recursive: true }));

const write = (text: string, mode = 0o600) => writeFile(file, text, { mode });
const fromFile = (mailbox = ID) => readSettings(mailbox, { MAILKEY_TOKEN_FILE: file });

describe('settings', () => {
  it('F1 are for nobody where no certificate would be checked', async () => {
    const environment = { ...ENVIRONMENT, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    await expect(readSettings(ID, environment)).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED must not be 0') as string,
    });
  });

  it('come from the environment, and no file is needed', async () => {
    const { endpoint, key, mailboxId } = await readSettings(ID, { ...ENVIRONMENT, HOME: folder });
    expect([endpoint.href, key, mailboxId]).toEqual(['https://mailkey.test/graphql', KEY, ID]);
  });

  it('come from the file, with comments, quotes, and the ids of addresses', async () => {
    const lines = ['# of the help desk', '', ' MAILKEY_URL = "http://localhost:4000/mailkey/"'];
    await write([...lines, `MAILKEY_API_KEY=${KEY}`, `Support@contoso.example=${ID}`].join('\r\n'));
    const { endpoint, key, mailboxId } = await fromFile('support@Contoso.example');
    expect([endpoint.href, key, mailboxId]).toEqual([
      'http://localhost:4000/mailkey/graphql',
      KEY,
      ID,
    ]);
  });

  it('are looked for below the home and where XDG says', async () => {
    await mkdir(join(folder, '.config/mailkey'), { recursive: true });
    file = join(folder, '.config/mailkey/token');
    await write(`MAILKEY_URL=https://of.file\nMAILKEY_API_KEY=${KEY}`);
    const both = [{ HOME: folder }, { XDG_CONFIG_HOME: join(folder, '.config') }];
    for (const environment of both)
      expect((await readSettings(ID, environment)).endpoint.host).toBe('of.file');
  });

  it('of the environment come first', async () => {
    await write(`MAILKEY_URL=https://of.file\nMAILKEY_API_KEY=${KEY}`);
    const environment = { MAILKEY_TOKEN_FILE: file, MAILKEY_URL: 'https://of.environment' };
    expect((await readSettings(ID, environment)).endpoint.host).toBe('of.environment');
  });

  it.each([0o640, 0o604, 0o620, 0o666])('of a file with mode %o are refused', async (mode) => {
    await write(`MAILKEY_API_KEY=${KEY}`);
    await chmod(file, mode);
    await expect(fromFile()).rejects.toMatchObject({
      exitCode: 78,
      message: `${file} can be read or written by others. Run: chmod 600 ${file}`,
    });
  });

  it.runIf(process.getuid?.() === 0)('of a file of somebody else are refused', async () => {
    await write(`MAILKEY_API_KEY=${KEY}`);
    await chown(file, 65_534, 65_534);
    await expect(fromFile()).rejects.toMatchObject({
      exitCode: 78,
      message: `${file} belongs to somebody else`,
    });
  });

  it('of a folder are refused', async () => {
    await mkdir(file);
    await expect(fromFile()).rejects.toMatchObject({ exitCode: 78 });
  });

  it.each([
    ['http://mailkey.test', 'https:'],
    ['http://localhost.evil.test', 'https:'],
    ['ftp://localhost', 'https:'],
    ['mailkey.test', 'not an address'],
    [`https://user:${KEY}@mailkey.test`, 'plain address'],
    [`https://mailkey.test/?key=${KEY}`, 'plain address'],
  ])('refuse the address %s', async (MAILKEY_URL, why) => {
    const refused = readSettings(ID, { ...ENVIRONMENT, MAILKEY_URL });
    await expect(refused).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringContaining(why) as string,
    });
    await expect(refused).rejects.not.toMatchObject({
      message: expect.stringContaining(KEY) as string,
    });
  });

  it.each([
    [`${KEY}\n`, 'line 1: not NAME=value'],
    ['MAILKEY_URL=https://mailkey.test', 'MAILKEY_API_KEY is not set'],
    [`MAILKEY_API_KEY=${KEY} x\nMAILKEY_URL=https://a.test`, 'characters that no key has'],
  ])('say what is wrong with a file and do not repeat it', async (text, why) => {
    await write(text);
    const refused = fromFile();
    await expect(refused).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringContaining(why) as string,
    });
    await expect(refused).rejects.not.toMatchObject({
      message: expect.stringContaining(KEY) as string,
    });
  });

  it('need an id, or an address that the file knows', async () => {
    await write(`MAILKEY_URL=https://a.test\nMAILKEY_API_KEY=${KEY}\nbad@a.test=7`);
    for (const mailbox of ['somebody@a.test', 'MAILKEY_API_KEY', 'bad@a.test', '7'])
      await expect(fromFile(mailbox)).rejects.toMatchObject({ exitCode: 78 });
  });
});
