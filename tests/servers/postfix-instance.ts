import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listening, serverFolder } from './machine.js';

export interface PostfixInstance {
  log(): string;
  /** Such as flush: tries again now what was deferred. */
  command(verb: string): void;
  stop(): void;
}

interface Wanted {
  /** Names its folder and its host. */
  name: string;
  ports: readonly number[];
  /** Lines of main.cf, beside what lets it run apart from any other. */
  main: (folder: string) => string;
  /** Lines of master.cf for what listens, and what else it needs. */
  master: string;
  /** What only the superuser reads, by the name of the file in config/. */
  secrets?: Record<string, string>;
}

/** A real Postfix of its own; it listens when this resolves. Throws with its log when it does not. */
export async function startInstance(wanted: Wanted): Promise<PostfixInstance> {
  const { name, ports, main, master, secrets = {} } = wanted;
  const folder = serverFolder(name);
  for (const part of ['config', 'spool', 'data']) mkdirSync(join(folder, part));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  const config = join(folder, 'config');
  for (const [file, text] of Object.entries(secrets))
    writeFileSync(join(config, file), text, { mode: 0o600 });
  writeFileSync(join(config, 'main.cf'), `${own(folder, name)}\n${main(folder)}`);
  writeFileSync(join(config, 'master.cf'), `${master}\n${SERVICES}`);
  const log = (): string => {
    const file = join(folder, 'mail.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const command = (verb: string): void => {
    execFileSync('/usr/sbin/postfix', ['-c', config, verb], { stdio: 'pipe' });
  };
  const stop = (): void => {
    if (existsSync(join(folder, 'spool/pid/master.pid'))) command('stop');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    command('start');
    for (const port of ports) await listening(port, log);
  } catch (error) {
    stop();
    throw error;
  }
  return { log, command, stop };
}

const own = (folder: string, name: string): string => `
compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
maillog_file = ${folder}/mail.log
maillog_file_prefixes = ${folder}
myhostname = ${name}.example.com
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
`;

const SERVICES = `
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
