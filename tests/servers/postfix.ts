import { freePort } from '../testkit/free-port.js';
import type { Certificate } from './certificates.js';
import { startInstance } from './postfix-instance.js';

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
  const first = await freePort(2);
  const ports = { submission: first, submissions: first + 1 };
  const { log, stop } = await startInstance({
    name: 'mail',
    ports: Object.values(ports),
    main: (folder) => mainConfig({ folder, authSocket, senders, anyHelo }),
    master: masterConfig(ports),
    secrets: { 'cert.pem': certificate.key + certificate.certificate },
  });
  return { ports, log, stop };
}

/** Who introduces itself badly, who may send as whom, and who takes mail: all judged at RCPT TO, as by default. */
function mainConfig({ folder, authSocket, senders, anyHelo }: Setting): string {
  const owners = Object.entries(senders).map(([address, login]) => `{${address} = ${login}}`);
  const refusals = Object.entries(REFUSED).map(([address, reply]) => `{${address} = ${reply}}`);
  return `
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
`;
}
