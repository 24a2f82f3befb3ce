import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listening, serverFolder } from '../servers/machine.js';
import { freePort } from '../testkit/free-port.js';

export interface Relay {
  port: number;
  log(): string;
  /** Tries again now what was deferred. */
  flush(): void;
  stop(): void;
}

/** A real Postfix on a free port of loopback, with these lines beside what lets it run apart from any other. */
export async function startRelay(lines: { main: string; master: string }): Promise<Relay> {
  const folder = serverFolder('relay');
  const port = await freePort();
  for (const name of ['config', 'spool', 'data']) mkdirSync(join(folder, name));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  const config = join(folder, 'config');
  writeFileSync(join(config, 'main.cf'), `${own(folder)}\n${lines.main}`);
  writeFileSync(join(config, 'master.cf'), `${services(port)}\n${lines.master}`);
  const log = (): string => {
    const file = join(folder, 'mail.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const postfix = (command: string): void => {
    execFileSync('/usr/sbin/postfix', ['-c', config, command], { stdio: 'pipe' });
  };
  const stop = (): void => {
    if (existsSync(join(folder, 'spool/pid/master.pid'))) postfix('stop');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    postfix('start');
    await listening(port, log);
  } catch (error) {
    stop();
    throw error;
  }
  return { port, log, stop, flush: () => postfix('flush') };
}

const own = (folder: string): string => `
compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
maillog_file = ${folder}/mail.log
maillog_file_prefixes = ${folder}
myhostname = relay.example.com
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
`;

const services = (port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
