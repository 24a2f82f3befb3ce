import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../testkit/free-port.js';
import type { Certificate } from './certificates.js';
import { listening, serverFolder } from './machine.js';
import type { TokenIssuer } from './tokens.js';

export interface Dovecot {
  ports: { imap: number; imaps: number; pop3: number; pop3s: number };
  /** The socket where Postfix asks for authentication. */
  authSocket: string;
  pid: number;
  log(): string;
  stop(): Promise<void>;
}

export const SHARED = 'shared@example.com';
export const PASSWORD = 'a-password-for-these-tests';

interface Setting {
  folder: string;
  ports: Dovecot['ports'];
  issuer: SigningKey;
  busy: boolean;
}

/** How it knows a good token. */
type SigningKey = Omit<TokenIssuer, 'mint'>;

/**
 * A real Dovecot (IMAP and POP3) on free ports of loopback that checks JWTs with the issuer's key. A busy
 * one keeps its processes from one login to the next, as large houses run it: starting them takes
 * many times what a login takes.
 */
export async function startDovecot(
  certificate: Certificate,
  issuer: SigningKey,
  { busy = false } = {},
): Promise<Dovecot> {
  const folder = serverFolder('dovecot');
  const first = await freePort(4);
  const ports = { imap: first, imaps: first + 1, pop3: first + 2, pop3s: first + 3 };
  writeFiles({ folder, ports, issuer, busy }, certificate);

  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'pipe',
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit');
  const log = (): string => {
    const file = join(folder, 'dovecot.log');
    return output + (existsSync(file) ? readFileSync(file, 'utf8') : '');
  };
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const port of Object.values(ports)) await listening(port, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ports, authSocket: join(folder, 'auth'), pid: child.pid ?? 0, log, stop };
}

function writeFiles(setting: Setting, certificate: Certificate): void {
  const { folder, issuer } = setting;
  const keys = join(folder, 'keys/default/RS256');
  mkdirSync(keys, { recursive: true });
  mkdirSync(join(folder, 'mail'));
  chmodSync(join(folder, 'mail'), 0o777);
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write('cert.pem', certificate.certificate);
  write('key.pem', certificate.key);
  write(`keys/default/RS256/${issuer.kid}`, issuer.publicKey);
  write('own.conf', tokenConfig(setting, 'upn'));
  write('shared.conf', tokenConfig(setting, 'delegate'));
  write('dovecot.conf', config(setting));
}

/** `client_id` is what compares the audience; `scope` would look for a claim that Microsoft does not send. */
function tokenConfig({ folder, issuer }: Setting, username: string): string {
  return `
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${folder}/keys/
issuers = ${issuer.issuer}
client_id = ${issuer.audience}
username_attribute = ${username}
`;
}

/** No delay and no penalty after a refusal: a test refuses many in a row from one address. */
function config({ folder, ports, busy }: Setting): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = ${folder.split('/').at(-1)}
log_path = ${folder}/dovecot.log
auth_verbose = yes
protocols = imap pop3
listen = 127.0.0.1
first_valid_uid = 1
mail_location = maildir:~/Maildir
ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = xoauth2 oauthbearer plain
auth_failure_delay = 0
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/own.conf
}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  username_filter = ${SHARED}
  args = ${folder}/shared.conf
}
passdb {
  driver = static
  mechanisms = plain
  args = password=${PASSWORD}
}
service imap-login {
${busy ? 'service_count = 0\nclient_limit = 1000\nprocess_min_avail = 1' : ''}
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service imap {
${busy ? 'service_count = 1000\nprocess_min_avail = 50' : ''}
}
service pop3-login {
  inet_listener pop3 {
    port = ${ports.pop3}
  }
  inet_listener pop3s {
    port = ${ports.pop3s}
    ssl = yes
  }
}
service auth {
  unix_listener ${folder}/auth {
    mode = 0666
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;
}
