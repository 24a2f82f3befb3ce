import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const main = join(import.meta.dirname, '../../apps/server/dist/main.js');

/** Starts the built server with the sandbox on a database of its own, which goes when it stops. */
export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-demo-'));
  const url = `http://localhost:${await freePort()}`;
  const admin = { email: 'admin@example.com', password: randomBytes(18).toString('base64url') };
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: { ...process.env, ...variables(url, folder, admin) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const output = collect(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url, child);
  } catch (error) {
    await stop();
    throw new Error(`${/** @type {Error} */ (error).message}\n${output()}`, { cause: error });
  }
  return { url, admin, stop };
}

/** @param {string} url @param {string} folder @param {{ email: string, password: string }} admin */
function variables(url, folder, admin) {
  return {
    PORT: new URL(url).port,
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_URL: `sqlite:${join(folder, 'mailkey.sqlite')}`,
    MAILKEY_KEY: randomBytes(32).toString('base64'),
    MAILKEY_KEY_FILE: '',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    SANDBOX: 'on',
    LOG_LEVEL: 'warn',
  };
}

/** @param {import('node:child_process').ChildProcess} child */
function collect(child) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
}

/** @param {string} url @param {import('node:child_process').ChildProcess} child */
async function waitUntilReady(url, child) {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error('the server was not ready after 30 seconds');
}

/** The sandbox takes the ports after Mailkey's own, so a whole range has to be free. */
const RANGE = 100;

/** Below the ports that systems hand out by themselves. */
async function freePort() {
  for (;;) {
    const first = 10_000 + Math.floor(Math.random() * 20_000);
    const range = Array.from({ length: RANGE }, (_, index) => isFree(first + index));
    if ((await Promise.all(range)).every(Boolean)) return first;
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
