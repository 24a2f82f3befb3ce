import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@mailkey/server/db/data-source';
import { createApi } from '../testkit/api.js';
import { freePort } from '../testkit/free-port.js';

const MAIN = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mailkey-process-'));
});
afterAll(() => rm(home, { recursive: true }));

interface Started {
  process: ChildProcess;
  output: () => string;
  url: string;
}

async function start(env: Record<string, string> = {}): Promise<Started> {
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      SANDBOX: 'off',
      DATABASE_URL: `sqlite:${join(home, 'mailkey.sqlite')}`,
      ...env,
    },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { process: child, output: () => text, url: `http://localhost:${port}` };
}

async function listening(started: Started): Promise<void> {
  while (!started.output().includes('Mailkey is at')) {
    if (started.process.exitCode !== null) throw new Error(started.output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function exitCode({ process: child }: Started): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

describe('the built server', () => {
  it('prints how to begin, serves the app, and stops at SIGTERM', async () => {
    const started = await start();
    await listening(started);
    const [, token] = /\/setup#token=(\S+)/.exec(started.output()) ?? [];
    const page = await fetch(`${started.url}/oauth-clients`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<div id="app"');
    const setUp =
      'mutation ($token: String!) { setUp(token: $token, email: "first@example.org", password: "four horses stapled") { role } }';
    expect(await createApi(started.url).ask(setUp, { token })).toEqual({
      setUp: { role: 'ADMIN' },
    });
    started.process.kill('SIGTERM');
    expect(await exitCode(started)).toBe(0);
    expect(started.output().split(token ?? '-')).toHaveLength(2);
  });

  it('knows its people at the next start', async () => {
    const started = await start();
    await listening(started);
    expect(started.output()).not.toContain('/setup#token=');
    started.process.kill('SIGTERM');
    expect(await exitCode(started)).toBe(0);
  });

  it('refuses a wrong environment with all its faults and 78', async () => {
    const started = await start({ PORT: 'many', ADMIN_EMAIL: 'a@b.test', LOG_LEVEL: 'loud' });
    expect(await exitCode(started)).toBe(78);
    expect(started.output()).toMatch(/PORT[\s\S]*LOG_LEVEL/);
  });

  it('refuses a port that is taken, and a database that is none, with 78 and a sentence', async () => {
    const first = await start({ DATABASE_URL: `sqlite:${join(home, 'other.sqlite')}` });
    await listening(first);
    const second = await start({
      PORT: new URL(first.url).port,
      DATABASE_URL: `sqlite:${join(home, 'second.sqlite')}`,
    });
    expect(await exitCode(second)).toBe(78);
    expect(second.output()).toMatch(/^PORT: \d+ of 127\.0\.0\.1 is taken by another program\.$/m);
    first.process.kill('SIGTERM');
    await exitCode(first);
    await writeFile(join(home, 'letter.txt'), 'Dear database, '.repeat(100));
    for (const path of [join(home, 'letter.txt'), join(home, 'letter.txt', 'x.sqlite'), home]) {
      const refused = await start({ DATABASE_URL: `sqlite:${path}` });
      expect(await exitCode(refused)).toBe(78);
      expect(refused.output()).toContain(`DATABASE_URL: ${path} cannot be opened as a database`);
    }
  });

  it('refuses the database of a newer one with 78', async () => {
    const source = await connect(join(home, 'mailkey.sqlite'));
    await source.query(`INSERT INTO "migrations" ("timestamp", "name") VALUES (1, 'FromAfar')`);
    const started = await start();
    expect(await exitCode(started)).toBe(78);
    expect(started.output()).toContain('changed by a newer Mailkey (FromAfar)');
    await source.query(`DELETE FROM "migrations" WHERE "name" = 'FromAfar'`);
    await source.destroy();
  });

  it('refuses another key with 78', async () => {
    await writeFile(join(home, 'mailkey.key'), randomBytes(32).toString('base64'));
    const started = await start();
    expect(await exitCode(started)).toBe(78);
    expect(started.output()).toContain('Nothing was changed');
  });
});
