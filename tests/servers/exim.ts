import { existsSync, linkSync, readFileSync } from 'node:fs';
import { freePort } from '../testkit/free-port.js';
import type { Certificate } from './certificates.js';
import { createJail, type Jail } from './jail.js';
import { listening, type Doors } from './machine.js';

export interface Exim {
  ports: { SMTP: Doors };
  log(): string;
  stop(): Promise<void>;
}

/** How it judges a login: its own conditions, or Dovecot, where `socket` is Dovecot's; absent: it is down. */
export type Judge =
  | { driver: 'plaintext'; mechanism: 'PLAIN' | 'XOAUTH2'; good: string; unsure: string }
  | { driver: 'dovecot'; socket?: string };

/** A real Exim that takes mail from whoever has signed in, as its documentation sets up submission. */
export async function startExim(certificate: Certificate, judge: Judge): Promise<Exim> {
  const jail = createJail('exim');
  const first = await freePort(2);
  const ports = { SMTP: { TLS: first, clear: first + 1 } };
  const log = (): string => {
    const file = jail.path('/var/log/exim4/mainlog');
    return jail.output() + (existsSync(file) ? readFileSync(file, 'utf8') : '');
  };
  try {
    writeFiles(jail, certificate, { ports, judge });
    jail.start(['/usr/sbin/exim4', '-bdf', '-C', '/etc/exim.conf']);
    for (const port of Object.values(ports.SMTP)) await listening(port, log);
  } catch (error) {
    await jail.stop();
    throw error;
  }
  return { ports, log, stop: jail.stop };
}

function writeFiles(
  jail: Jail,
  certificate: Certificate,
  { ports, judge }: Pick<Exim, 'ports'> & { judge: Judge },
): void {
  jail.write('/etc/server.pem', certificate.key + certificate.certificate);
  for (const folder of ['/var/spool/exim4', '/var/log/exim4', '/run/exim4']) jail.folder(folder);
  // A name of the same socket inside: a symbolic link would lead out of the jail.
  if (judge.driver === 'dovecot' && judge.socket) linkSync(judge.socket, jail.path('/run/auth'));
  const driver =
    judge.driver === 'dovecot'
      ? `${served('PLAIN', DOVECOT)}${served('XOAUTH2', DOVECOT)}`
      : served(judge.mechanism, conditions(judge));
  jail.write('/etc/exim.conf', settings(ports.SMTP, driver));
}

const DOVECOT = `
  driver = dovecot
  server_socket = /run/auth
  server_set_id = $auth1
`;

const served = (mechanism: string, driver: string): string =>
  `${mechanism.toLowerCase()}:
  public_name = ${mechanism}
  server_advertise_condition = \${if def:tls_in_cipher}
${driver}`;

/** What is not sure cannot be expanded, which is how Exim comes to say that it does not know. */
function conditions({ mechanism, good, unsure }: Judge & { driver: 'plaintext' }): string {
  const said = mechanism === 'PLAIN' ? '$auth3' : '$auth1';
  const isUnsure = `match{${said}}{\\N${unsure}\\N}`;
  return `
  driver = plaintext
  server_prompts = :
  server_condition = \${if ${isUnsure}{\${readfile{/nowhere}}}{\${if match{${said}}{\\N${good}\\N}}}}
  server_set_id = $auth1
`;
}

function settings({ TLS, clear }: Doors, authenticators: string): string {
  return `
primary_hostname = mail.example.com
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${clear} : ${TLS}
tls_on_connect_ports = ${TLS}
tls_advertise_hosts = *
tls_certificate = /etc/server.pem
tls_privatekey = /etc/server.pem
acl_smtp_rcpt = judge
host_lookup =
rfc1413_query_timeout = 0s
begin acl
judge:
  accept authenticated = *
  deny message = relay not permitted
begin routers
begin transports
begin authenticators
${authenticators}
`;
}
