import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverFolder } from './machine.js';

const UNPACKED = fileURLToPath(new URL('../../node_modules/.cache/mail-servers/', import.meta.url));

/** Who the programs run as; their packages would have made these accounts. */
const ACCOUNTS = `root:x:0:0::/:/bin/false
mail:x:8:8::/:/bin/false
cyrus:x:8:8::/:/bin/false
courier:x:8:8::/:/bin/false
Debian-exim:x:8:8::/:/bin/false
`;
const GROUPS = ['root:x:0:', 'mail:x:8:', 'courier:x:8:', 'sasl:x:45:', 'Debian-exim:x:8:', ''];

interface Program {
  environment?: Record<string, string>;
  input?: string;
}

/** A root of its own for one server that Debian's packages would make the only one on the machine. */
export interface Jail {
  /** Where a path of the jail is for everybody else. */
  path(inside: string): string;
  write(inside: string, text: string, mode?: number): void;
  /** For the mail user and whoever runs as it. */
  folder(inside: string): void;
  /** Gives the mail user what is there. */
  own(inside: string): void;
  /** Starts a program that stays in the foreground. */
  start(program: string[], more?: Program): void;
  /** Runs one to its end. */
  run(program: string[], more?: Program): void;
  /** What all of them have said. */
  output(): string;
  stop(): Promise<void>;
}

export function createJail(server: 'courier' | 'cyrus' | 'exim'): Jail {
  const source = join(UNPACKED, server);
  if (!existsSync(source)) throw new Error(`npm test unpacks what is missing: ${source}`);
  const root = join(serverFolder(server), 'root');
  execFileSync('cp', ['-a', '--reflink=auto', source, root]);
  const running: ChildProcess[] = [];
  let output = '';
  const path = (inside: string): string => join(root, inside);
  const chrooted = (program: string[]): string[] => ['/usr/sbin/chroot', root, ...program];

  const jail: Jail = {
    path,
    write: (inside, text, mode = 0o644) => {
      mkdirSync(dirname(path(inside)), { recursive: true });
      writeFileSync(path(inside), text, { mode });
    },
    folder: (inside) => {
      mkdirSync(path(inside), { recursive: true });
      jail.own(inside);
    },
    own: (inside) => void execFileSync('chown', ['8:8', path(inside)]),
    start: (program, { environment = {} } = {}) => {
      const [command = '', ...args] = chrooted(program);
      // A group of its own: what the server has forked ends with it.
      const child = spawn(command, args, { env: environment, detached: true, stdio: 'pipe' });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      running.push(child);
    },
    run: (program, { environment = {}, input = '' } = {}) => {
      const [command = '', ...args] = chrooted(program);
      execFileSync(command, args, { env: environment, input, stdio: 'pipe' });
    },
    output: () => output,
    stop: async () => {
      for (const child of running.splice(0)) await end(child);
      rmSync(dirname(root), { recursive: true, force: true });
    },
  };
  jail.write('/etc/passwd', ACCOUNTS);
  jail.write('/etc/group', GROUPS.join('\n'));
  // A file is enough for daemons that want to read and write nothing, and needs no device.
  jail.write('/dev/null', '', 0o666);
  jail.folder('/tmp');
  return jail;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}
