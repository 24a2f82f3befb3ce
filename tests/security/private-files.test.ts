import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { readKeyFile } from '@mailkey/server/lib/key-file';
import { createLog } from '@mailkey/server/lib/log';
import { runCommand } from '@mailkey/server/commands/run-command';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

/** The modes of everything below a folder. */
async function modes(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const found = names.map(async (name) => [name, (await modeOf(join(folder, name))).toString(8)]);
  return Object.fromEntries(await Promise.all(found)) as Record<string, string>;
}

let home: string;
let mailkey: Mailkey | undefined;
let umask: number;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mailkey-files-'));
  // As loose as can be: nothing may rest on the umask of whoever starts it.
  umask = process.umask(0);
});
afterEach(async () => {
  process.umask(umask);
  await mailkey?.close({ keep: true });
  mailkey = undefined;
  await rm(home, { recursive: true, force: true });
});

describe('F4 the files beside the database', () => {
  it('are private from their creation, lock, journals, spool and sandbox too, whatever the umask', async () => {
    const seen = new Set<string>();
    const folder = join(home, 'new', 'deeper');
    const env = { DATABASE_URL: `sqlite:${join(folder, 'mailkey.sqlite')}`, SANDBOX: 'on' };
    // Looks at each file as it appears, before anybody could have changed its mode.
    const watcher = watch(home, { recursive: true }, (_event, name) => {
      if (!name) return;
      stat(join(home, name)).then(
        ({ mode }) => void (mode & 0o077 && seen.add(`${name} ${(mode & 0o777).toString(8)}`)),
        () => undefined,
      );
    });
    mailkey = await startMailkey({ folder: home, env });
    const admin = await mailkey.signedIn();
    await admin.ask('mutation { createCalendarFeed { url } }');
    const copy = join(folder, 'copy.sqlite');
    await runCommand(['backup', copy], () => undefined, {
      DATABASE_URL: env.DATABASE_URL,
      LOG_LEVEL: 'silent',
    });
    watcher.close();
    const found = await modes(folder);
    const names = ['mailkey.sqlite', 'mailkey.sqlite-wal', 'mailkey.sqlite-shm', 'copy.sqlite'];
    names.push('mailkey.sqlite.lock', 'mailkey.sqlite.spool', 'mailkey.key', 'sandbox.json');
    expect(Object.keys(found)).toEqual(expect.arrayContaining(names));
    expect(new Set(Object.values(found))).toEqual(new Set(['600']));
    expect([await modeOf(folder), await modeOf(join(home, 'new'))]).toEqual([0o700, 0o700]);
    expect([...seen]).toEqual([]);
  });

  it('that were open to others are tightened at the start, with a line in the log', async () => {
    await (await startMailkey({ folder: home })).close({ keep: true });
    const open = ['mailkey.sqlite', 'mailkey.sqlite.lock', 'mailkey.sqlite.spool'];
    for (const name of open) await chmod(join(home, name), 0o664);
    const lines: string[] = [];
    const log = createLog('warn', { write: (line: string) => void lines.push(line) });
    mailkey = await startMailkey({ folder: home, overrides: { log } });
    for (const name of open) {
      expect(await modeOf(join(home, name))).toBe(0o600);
      expect(lines.filter((line) => line.includes(`${name} had the mode 0664`))).toHaveLength(1);
    }
  });
});

describe('F3 a key file that others can open', () => {
  const write = async (mode: number): Promise<string> => {
    const path = join(home, 'key');
    await writeFile(path, randomBytes(32).toString('base64'));
    await chmod(path, mode);
    return path;
  };

  it.each([0o640, 0o644, 0o604, 0o620, 0o602, 0o666, 0o610, 0o601, 0o444, 0o440, 0o777])(
    'is refused: %o',
    async (mode) => {
      const path = await write(mode);
      expect(() => readKeyFile(path)).toThrow(`Run: chmod 600 '${path}'`);
      const link = join(home, 'link');
      await symlink(path, link);
      expect(() => readKeyFile(link)).toThrow(/can be opened by others/);
    },
  );

  it.each([0o600, 0o400, 0o700])('is read when they cannot: %o', async (mode) => {
    expect(readKeyFile(await write(mode))).toBeDefined();
  });

  it('stops the server and the commands, and changes nothing', async () => {
    await (await startMailkey({ folder: home })).close({ keep: true });
    const path = join(home, 'mailkey.key');
    await chmod(path, 0o644);
    await expect(startMailkey({ folder: home })).rejects.toThrow(/chmod 600/);
    const said: string[] = [];
    const env = { DATABASE_URL: `sqlite:${join(home, 'mailkey.sqlite')}`, LOG_LEVEL: 'silent' };
    expect(await runCommand(['keys', 'status'], (line) => said.push(line), env)).toBe(78);
    expect(said.join('\n')).toContain(`chmod 600 '${path}'`);
    execFileSync('chmod', ['600', path]);
    mailkey = await startMailkey({ folder: home });
  });
});

describe('F1 NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  it.each(['keys status', 'audit verify', 'backup x'])('stops %s as well', async (words) => {
    const said: string[] = [];
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', LOG_LEVEL: 'silent' };
    expect(await runCommand(words.split(' '), (line) => said.push(line), env)).toBe(78);
    expect(said.join('\n')).toContain('NODE_TLS_REJECT_UNAUTHORIZED: must not be 0');
  });
});

describe('F5 a plain-http PUBLIC_URL', () => {
  it('is told on screen and in the log, where it is allowed', async () => {
    const lines: string[] = [];
    const log = createLog('warn', { write: (line: string) => void lines.push(line) });
    const env = { PUBLIC_URL: 'http://mailkey.example.org', ALLOW_PLAIN_HTTP: 'true' };
    mailkey = await startMailkey({ folder: home, env, overrides: { log } });
    expect(lines.filter((line) => line.includes('PUBLIC_URL is http'))).toHaveLength(1);
  });
});
