import { freePort } from '../testkit/free-port.js';
import type { Certificate } from './certificates.js';
import { createJail, type Jail } from './jail.js';
import { listening, type Doors } from './machine.js';

export interface Cyrus {
  ports: Record<'IMAP' | 'POP3', Doors>;
  stop(): Promise<void>;
}

interface Accounts {
  /** Of these the first alone gets a mailbox, at the first login. */
  users: string[];
  password: string;
  /** The daemon that knows the passwords is not there. */
  broken?: boolean;
}

/** A real Cyrus (IMAP and POP3) of its own. */
export async function startCyrus(certificate: Certificate, accounts: Accounts): Promise<Cyrus> {
  const jail = createJail('cyrus');
  const first = await freePort(4);
  const ports = {
    IMAP: { TLS: first, clear: first + 1 },
    POP3: { TLS: first + 2, clear: first + 3 },
  };
  try {
    for (const folder of ['/var/lib/cyrus', '/var/spool/cyrus', '/run/cyrus']) jail.folder(folder);
    jail.write('/etc/server.pem', certificate.key + certificate.certificate);
    // It wants to know one time zone at least.
    jail.write('/usr/share/zoneinfo/zone.tab', 'GB\t+513030-0000731\tEurope/London\n');
    jail.write('/etc/imapd.conf', settings(accounts));
    jail.write('/etc/cyrus.conf', services(ports));
    writeAccounts(jail, accounts);
    jail.start(['/usr/lib/cyrus/bin/master', '-D']);
    for (let port = first; port < first + 4; port += 1) await listening(port, jail.output);
  } catch (error) {
    await jail.stop();
    throw error;
  }
  return { ports, stop: jail.stop };
}

function writeAccounts(jail: Jail, { users, password }: Accounts): void {
  for (const user of users) {
    const [name = '', domain = ''] = user.split('@');
    const account = ['-p', '-c', '-f', '/etc/sasldb2', '-u', domain, name];
    jail.run(['/usr/sbin/saslpasswd2', ...account], { input: password });
    jail.own('/etc/sasldb2');
  }
}

function services({ IMAP, POP3 }: Cyrus['ports']): string {
  const service = (name: string, command: string, port: number): string =>
    `${name} cmd="/usr/lib/cyrus/bin/${command}" listen="127.0.0.1:${port}" prefork=0`;
  return `
START {
  recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -r"
}
SERVICES {
  ${service('imap', 'imapd', IMAP.clear)}
  ${service('imaps', 'imapd -s', IMAP.TLS)}
  ${service('pop3', 'pop3d', POP3.clear)}
  ${service('pop3s', 'pop3d -s', POP3.TLS)}
}
EVENTS {
}
`;
}

/** Whole addresses are logins, and no password goes over an open connection. */
function settings({ users: [owner = 'nobody'], broken }: Accounts): string {
  return `
configdirectory: /var/lib/cyrus
defaultpartition: default
partition-default: /var/spool/cyrus
unixhierarchysep: yes
virtdomains: userid
defaultdomain: example.org
autocreate_quota: 0
autocreate_users: ${owner}
allowplaintext: no
sasl_mech_list: PLAIN
sasl_pwcheck_method: ${broken ? 'saslauthd' : 'auxprop'}
sasl_auxprop_plugin: sasldb
sasl_saslauthd_path: /run/nobody
tls_server_cert: /etc/server.pem
tls_server_key: /etc/server.pem
idlesocket: /run/cyrus/idle
notifysocket: /run/cyrus/notify
lmtpsocket: /run/cyrus/lmtp
syslog_prefix: cyrus
`;
}
