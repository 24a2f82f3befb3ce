import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../testkit/free-port.js';
import type { Certificate } from './certificates.js';
import { listening, serverFolder } from './machine.js';

export interface Postfix {
  ports: { submission: number; submissions: number };
  log(): string;
  stop(): void;
}

/** Recipients that it does not take, or not yet. */
const REFUSED = {
  'nobody@example.com': '550 5.1.1 User unknown',
  'greylisted@example.com': '450 4.2.0 Greylisted',
};

interface Setting {
  folder: string;
  ports: Postfix['ports'];
  authSocket: string;
  /** Who may send as whom: address to login. */
  senders: Record<string, string>;
  /** Programs of people's own machines may say any name, as providers let whoever signs in. */
  anyHelo?: boolean | undefined;
}

/** A real Postfix on free ports of loopback that lets Dovecot authenticate, apart from any other on the machine. */
export async function startPostfix(
  certificate: Certificate,
  { authSocket, senders, anyHelo }: Pick<Setting, 'authSocket' | 'senders' | 'anyHelo'>,
): Promise<Postfix> {
  const folder = serverFolder('postfix');
  const first = await freePort(2);
  const ports = { submission: first, submissions: first + 1 };
  for (const name of ['config', 'spool', 'data']) mkdirSync(join(folder, name));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  const config = join(folder, 'config');
  writeFileSync(join(config, 'cert.pem'), certificate.key + certificate.certificate, {
    mode: 0o600,
  });
  writeFileSync(
    join(config, 'main.cf'),
    mainConfig({ folder, ports, authSocket, senders, anyHelo }),
  );
  writeFileSync(join(config, 'master.cf'), masterConfig(ports));

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
    for (const port of Object.values(ports)) await listening(port, log);
  } catch (error) {
    stop();
    throw error;
  }
  return { ports, log, stop };
}

/** Who introduces itself badly, who may send as whom, and who takes mail: all judged at RCPT TO, as by default. */
function mainConfig({ folder, authSocket, senders, anyHelo }: Setting): string {
  const owners = Object.entries(senders).map(([address, login]) => `{${address} = ${login}}`);
  const refusals = Object.entries(REFUSED).map(([address, reply]) => `{${address} = ${reply}}`);
  return `
compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
maillog_file = ${folder}/mail.log
maillog_file_prefixes = ${folder}
myhostname = mail.example.com
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
smtpd_tls_chain_files = ${folder}/config/cert.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_tls_loglevel = 1
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${authSocket}
smtpd_sender_login_maps = inline:{ ${owners.join(', ')} }
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_helo_restrictions = ${anyHelo ? 'permit_sasl_authenticated, ' : ''}reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname
smtpd_recipient_restrictions = check_recipient_access inline:{ ${refusals.join(', ')} }
`;
}

function masterConfig({ submission, submissions }: Postfix['ports']): string {
  return `
127.0.0.1:${submission} inet n - n - - smtpd
127.0.0.1:${submissions} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
}
