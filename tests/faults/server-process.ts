import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createApi, type Api } from '../testkit/api.js';
import { freePort } from '../testkit/free-port.js';
import type { Place } from './evidence.js';

const built = (file: string): string =>
  fileURLToPath(new URL(`../../apps/server/dist/${file}`, import.meta.url));
const ADMIN = { email: 'admin@example.org', password: 'correct horse battery' };
const LOGIN =
  'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }';

/** The whole built server as an operator runs it. */
export interface ServerProcess {
  url: string;
  api: Api;
  terminate(): void;
  signal(name: NodeJS.Signals): void;
  /** What it takes of the machine now. */
  takes(): { rss: number; descriptors: number; processorMs: number };
  /** Every TCP port on which it listens over IPv4. */
  ports(): number[];
  /** The exit code, or the signal that ended it. */
  gone: Promise<number | NodeJS.Signals>;
  output(): string;
}

export async function startServerProcess(
  { databasePath, keyPath }: Place,
  more: Record<string, string> = {},
  nodeArguments: readonly string[] = [],
): Promise<ServerProcess> {
  const port = await freePort();
  // What is loaded before it shares its modules, where they are not in one bundle.
  const file = nodeArguments.length > 0 ? 'serve.js' : 'main.js';
  const child = spawn(process.execPath, [...nodeArguments, built(file)], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      SANDBOX: 'off',
      LOG_LEVEL: 'trace',
      DATABASE_URL: `sqlite:${databasePath}`,
      MAILKEY_KEY_FILE: keyPath,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      ALLOW_INSECURE_PROVIDERS: 'true',
      EGRESS_ALLOW_CIDRS: '127.0.0.0/8,::1/128',
      ...more,
    },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const gone = once(child, 'close').then(([code, signal]) => (signal ?? code) as NodeJS.Signals); // one of both
  while (!text.includes('Mailkey is at')) {
    if (child.exitCode !== null) throw new Error(text);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const url = `http://localhost:${port}`;
  const api = createApi(url);
  await api.ask(LOGIN, ADMIN);
  return {
    url,
    api,
    gone,
    output: () => text,
    terminate: () => void child.kill('SIGTERM'),
    signal: (name) => void child.kill(name),
    takes: () => taken(child.pid ?? 0),
    ports: () => listening(child.pid ?? 0),
  };
}

/** As proc(5) has it. */
export function taken(pid: number): ReturnType<ServerProcess['takes']> {
  const [, kibibytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  const descriptors = readdirSync(`/proc/${pid}/fd`).length;
  // utime and stime, the 14th and 15th; the name before them may hold blanks. A tick is 10 ms.
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = rest.split(' ').slice(11, 13).map(Number);
  const processorMs = ((user ?? 0) + (system ?? 0)) * 10;
  return { rss: Number(kibibytes) * 1024, descriptors, processorMs };
}

/** As proc(5) has it: lines of /proc/net/tcp in the state LISTEN whose socket is one of its descriptors. */
function listening(pid: number): number[] {
  const folder = `/proc/${pid}/fd`;
  const own = new Set(readdirSync(folder).map((fd) => readlinkSync(`${folder}/${fd}`)));
  return readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, ...rest]) => state === '0A' && own.has(`socket:[${rest[5]}]`))
    .map(([, local = '']) => parseInt(local.split(':')[1] ?? '', 16));
}
