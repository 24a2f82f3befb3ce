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
      message: expect.stringContaining(`${file} belongs to somebody else: to user`) as string,
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
    [`\n\nMAILKEY_API_KEY="${KEY}`, 'line 3: the value begins with a quotation mark'],
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

  it.each([
    ['export', `export MAILKEY_URL=https://a.test\nexport MAILKEY_API_KEY=${KEY}`],
    ['comments', `MAILKEY_URL = https://a.test\t# ours\nMAILKEY_API_KEY='${KEY}' # "mine"`],
    ['a hash that begins no comment', `MAILKEY_URL="https://a.test"\nMAILKEY_API_KEY=${KEY}\nX=#`],
    ['the lines of an old Mac', `MAILKEY_URL=https://a.test\rMAILKEY_API_KEY=${KEY}\r`],
  ])('may have %s', async (_, text) => {
    await write(text);
    const { endpoint, key } = await fromFile();
    expect([endpoint.host, key]).toEqual(['a.test', KEY]);
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without', (text: string) => Buffer.from(text, 'utf16le')],
    ['big-endian UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['big-endian UTF-16 without', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('may be in %s', async (_, bytesOf) => {
    const text = `MAILKEY_URL=https://a.test\r\nMAILKEY_API_KEY=${KEY}\r\n`;
    await writeFile(file, bytesOf(text), { mode: 0o600 });
    expect((await fromFile()).key).toBe(KEY);
  });

  it('have ids in lower case, as Mailkey has them', async () => {
    const upper = ID.toUpperCase();
    expect((await readSettings(upper, ENVIRONMENT)).mailboxId).toBe(ID);
    await write(`MAILKEY_URL=https://a.test\nMAILKEY_API_KEY=${KEY}\na@b.test=${upper}`);
    expect((await fromFile('A@b.test')).mailboxId).toBe(ID);
  });

  it('need no home; where one is missing, they say where else to put them', async () => {
    const nowhere = { HOME: 'relative', XDG_CONFIG_HOME: 'relative' };
    expect((await readSettings(ID, { ...ENVIRONMENT, ...nowhere })).key).toBe(KEY);
    await expect(readSettings(ID, nowhere)).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringMatching(/HOME is not set.* MAILKEY_TOKEN_FILE/) as string,
    });
    await expect(readSettings('a@b.test', { ...ENVIRONMENT, ...nowhere })).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringContaining('a file that MAILKEY_TOKEN_FILE names') as string,
    });
  });

  it('say how long to wait, and by themselves 20 s', async () => {
    const waitOf = async (MAILKEY_WAIT?: string) =>
      (await readSettings(ID, { ...ENVIRONMENT, MAILKEY_WAIT })).wait;
    expect([await waitOf(), await waitOf('0'), await waitOf(' 2.5 ')]).toEqual([20, 0, 2.5]);
    for (const wrong of ['-1', '1e3', 'soon', '3601'])
      await expect(waitOf(wrong)).rejects.toMatchObject({ exitCode: 78 });
    await write(`MAILKEY_URL=https://a.test\nMAILKEY_API_KEY=${KEY}\nMAILKEY_WAIT=90`);
    expect((await fromFile()).wait).toBe(90);
  });

  it('need an id, or an address that the file knows', async () => {
    await write(`MAILKEY_URL=https://a.test\nMAILKEY_API_KEY=${KEY}\nbad@a.test=7`);
    for (const mailbox of ['somebody@a.test', 'MAILKEY_API_KEY', 'bad@a.test', '7'])
      await expect(fromFile(mailbox)).rejects.toMatchObject({ exitCode: 78 });
  });
});
