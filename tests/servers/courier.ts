import { execFileSync } from 'node:child_process';
import { freePort } from '../testkit/free-port.js';
import type { Certificate } from './certificates.js';
import { createJail, type Jail } from './jail.js';
import { listening, type Doors } from './machine.js';

export interface Courier {
  ports: Record<'IMAP' | 'POP3', Doors>;
  stop(): Promise<void>;
}

interface Accounts {
  users: string[];
  /** Signs in as the others do, and has no Maildir. */
  homeless: string;
  password: string;
  /** The daemon that knows the passwords is not there. */
  broken?: boolean;
}

const AUTHDAEMOND = '/usr/lib/courier/courier-authlib/authdaemond';
const MAKEDAT = '/usr/lib/courier/courier-authlib/makedatprog';
const PROGRAMS = {
  IMAP: ['/usr/lib/courier/courier/imaplogin', '/usr/bin/imapd', 'Maildir'],
  POP3: [
    '/usr/lib/courier/courier/courierpop3login',
    '/usr/lib/courier/courier/courierpop3d',
    'Maildir',
  ],
};

/** A real Courier (IMAP and POP3), set up as Debian's scripts and configuration files do. */
export async function startCourier(certificate: Certificate, accounts: Accounts): Promise<Courier> {
  const jail = createJail('courier');
  const first = await freePort(4);
  const ports = {
    IMAP: { TLS: first, clear: first + 1 },
    POP3: { TLS: first + 2, clear: first + 3 },
  };
  try {
    jail.write('/etc/courier/server.pem', certificate.key + certificate.certificate, 0o644);
    writeAccounts(jail, accounts);
    jail.folder('/run/courier/authdaemon');
    if (!accounts.broken) jail.start([AUTHDAEMOND]);
    for (const protocol of ['IMAP', 'POP3'] as const) {
      serve(jail, protocol, [ports[protocol].clear, false]);
      serve(jail, protocol, [ports[protocol].TLS, true]);
    }
    for (let port = first; port < first + 4; port += 1) await listening(port, jail.output);
  } catch (error) {
    await jail.stop();
    throw error;
  }
  return { ports, stop: jail.stop };
}

function serve(jail: Jail, protocol: 'IMAP' | 'POP3', [port, tls]: [number, boolean]): void {
  const wrapper = tls ? ['/usr/bin/couriertls', '-server', '-tcpd', '-user=courier'] : [];
  const limits = ['-maxprocs=40', '-maxperip=40', '-nodnslookup', '-noidentlookup'];
  const daemon = ['/usr/sbin/couriertcpd', '-address=127.0.0.1', ...limits, String(port)];
  const environment = {
    ...SETTINGS,
    [`${protocol}_TLS${tls ? '' : '_REQUIRED'}`]: '1',
  };
  jail.start([...daemon, ...wrapper, ...PROGRAMS[protocol]], { environment });
}

/** What Debian's /etc/courier/imapd, imapd-ssl, pop3d and pop3d-ssl set. */
const CAPABILITY =
  'IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA IDLE';
const SETTINGS = {
  IMAP_CAPABILITY: CAPABILITY,
  IMAP_CAPABILITY_TLS: `${CAPABILITY} AUTH=PLAIN`,
  IMAP_IDLE_TIMEOUT: '60',
  IMAP_STARTTLS: 'YES',
  POP3AUTH: '',
  POP3AUTH_TLS: '',
  POP3_STARTTLS: 'YES',
  MAILDIRPATH: 'Maildir',
  COURIERTLS: '/usr/bin/couriertls',
  TLS_CERTFILE: '/etc/courier/server.pem',
  TLS_TRUSTCERTS: '/etc/courier',
  TLS_VERIFYPEER: 'NONE',
};

function writeAccounts(jail: Jail, { users, homeless, password }: Accounts): void {
  jail.write('/etc/courier/authdaemonrc', AUTHENTICATION);
  const home = (user: string): string => `/mail/${user}`;
  for (const folder of ['cur', 'new', 'tmp'])
    for (const user of users)
      for (const part of ['', '/Maildir', `/Maildir/${folder}`]) jail.folder(home(user) + part);
  jail.folder(home(homeless));
  const all = [...users, homeless];
  const table = (line: (user: string) => string): string => `${all.map(line).join('')}.\n`;
  const dat = (name: string, input: string): void =>
    jail.run([MAKEDAT, '-', '/etc/courier/new.dat', `/etc/courier/${name}.dat`], { input });
  dat(
    'userdb',
    table((user) => `${user}\thome=${home(user)}|uid=8|gid=8\n`),
  );
  dat(
    'userdbshadow',
    table((user) => `${user}\tsystempw=${crypted(password)}\n`),
  );
}

const AUTHENTICATION = `
authmodulelist="authuserdb"
authmodulelistorig="authuserdb"
daemons=5
authdaemonvar=/run/courier/authdaemon
DEBUG_LOGIN=0
DEFAULTOPTIONS=""
`;

function crypted(password: string): string {
  const shown = execFileSync('openssl', ['passwd', '-6', '-stdin'], { input: `${password}\n` });
  return shown.toString().trim();
}
