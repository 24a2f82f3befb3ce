import { createCertificates } from '../servers/certificates.js';
import { playHonest } from '../servers/honest.js';
import { startThrowaway } from '../servers/throwaway.js';
import { changeBehindItsBack } from './behind-its-back.js';

export type ForeignMail = Awaited<ReturnType<typeof startForeignMail>>;

/** Mail servers of somebody else on this machine, which Mailkey could talk to and would be believed by. */
export async function startForeignMail() {
  const { good: certificate, ca } = createCertificates();
  const tls = { certificate, implicitTls: true };
  const imap = await startThrowaway({ ...tls, play: playHonest('IMAP') });
  const smtp = await startThrowaway({ ...tls, play: playHonest('SMTP') });
  const ports = [imap.port, smtp.port];
  const at = (port: number, host = 'localhost') => ({ host, port, security: 'TLS' });
  return {
    imap,
    smtp,
    authorities: ['localhost', '127.0.0.1'].map((host) => ({ host, ports, ca })),
    incoming: (host?: string) => ({ protocol: 'IMAP', ...at(imap.port, host) }),
    outgoing: (host?: string) => at(smtp.port, host),
    /** Everything that was ever said to them. */
    heard: () => [imap, smtp].map(({ heard }) => heard.clear + heard.secret).join(''),
    close: () => Promise.all([imap.close(), smtp.close()]),
  };
}

/** As if nobody had ever confirmed anything: what an attacker cannot do, and a fault one day might. */
export const forgetConfirmations = (databasePath: string): Promise<number> =>
  changeBehindItsBack(databasePath, 'DELETE FROM "confirmed_mail_host"');
