import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createCertificates, type Certificate } from './certificates.js';
import { startCourier } from './courier.js';
import { startCyrus } from './cyrus.js';
import { PASSWORD, startDovecot } from './dovecot.js';
import { startExim, type Judge } from './exim.js';
import type { Doors } from './machine.js';
import { createTokenIssuer } from './tokens.js';

export type Server =
  | 'cyrus'
  | 'courier'
  /** Whoever knows the passwords cannot be reached. */
  | 'cyrus, broken'
  | 'courier, broken'
  | 'exim with Dovecot'
  | 'exim with Dovecot, which is down'
  /** By Exim's own conditions. */
  | 'exim with XOAUTH2'
  | 'exim with PLAIN';

export type Credential =
  | 'password'
  | 'wrong password'
  /** Right, and its owner has no mailbox. */
  | 'password without a mailbox'
  /** The server does not know whether it is right. */
  | 'unsure password'
  | 'token'
  | 'refused token'
  | 'unsure token';

export interface Way {
  server: Server;
  protocol: MailProtocol;
  security: 'TLS' | 'STARTTLS' | 'NONE';
  credential: Credential;
}

export interface Unpacked {
  ca: string;
  port(way: Way): number;
  credential(credential: Credential): { password: string } | { token: string };
  stop(): Promise<void>;
}

interface Running {
  ports: Partial<Record<MailProtocol, Doors>>;
  stop(): Promise<void>;
}

const OWNER = 'alice@example.com';
const HOMELESS = 'bob@example.com';
const UNSURE = 'nobody-knows-whether-this-is-right';

export const addressOf = ({ credential }: Way): string =>
  credential === 'password without a mailbox' ? HOMELESS : OWNER;

/** All of them, each as often as there are ways to set it up. */
export async function startUnpacked(): Promise<Unpacked> {
  const certificates = createCertificates();
  const issuer = createTokenIssuer();
  const good = issuer.mint({ upn: OWNER });
  const credentials = credentialsOf(good, issuer.mint({ upn: OWNER, expiresIn: -60 }));
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.stop()));
  };
  try {
    const dovecot = await startDovecot(certificates.good, issuer);
    running.push({ ports: {}, stop: dovecot.stop });
    const start = starts(certificates.good, dovecot.authSocket, good);
    const servers = {} as Record<Server, Running>;
    await Promise.all(
      Object.entries(start).map(async ([name, begin]) => {
        const server = await begin();
        running.push(server);
        servers[name as Server] = server;
      }),
    );
    return {
      ca: certificates.ca,
      stop,
      port: ({ server, protocol, security }) =>
        servers[server].ports[protocol]?.[security === 'TLS' ? 'TLS' : 'clear'] ?? 0,
      credential: (credential) => credentials[credential],
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function starts(
  certificate: Certificate,
  socket: string,
  token: string,
): Record<Server, () => Promise<Running>> {
  const accounts = { users: [OWNER], homeless: HOMELESS, password: PASSWORD };
  const unsure = UNSURE;
  const exim = (judge: Judge) => () => startExim(certificate, judge);
  const driver = 'plaintext';
  return {
    cyrus: () => startCyrus(certificate, { ...accounts, users: [OWNER, HOMELESS] }),
    'cyrus, broken': () => startCyrus(certificate, { ...accounts, users: [], broken: true }),
    courier: () => startCourier(certificate, accounts),
    'courier, broken': () => startCourier(certificate, { ...accounts, broken: true }),
    'exim with Dovecot': exim({ driver: 'dovecot', socket }),
    'exim with Dovecot, which is down': exim({ driver: 'dovecot' }),
    'exim with XOAUTH2': exim({ driver, mechanism: 'XOAUTH2', good: `Bearer ${token}`, unsure }),
    'exim with PLAIN': exim({ driver, mechanism: 'PLAIN', good: `^${PASSWORD}$`, unsure }),
  };
}

function credentialsOf(
  token: string,
  refused: string,
): Record<Credential, { password: string } | { token: string }> {
  return {
    password: { password: PASSWORD },
    'wrong password': { password: 'another-password' },
    'password without a mailbox': { password: PASSWORD },
    'unsure password': { password: UNSURE },
    token: { token },
    'refused token': { token: refused },
    'unsure token': { token: UNSURE },
  };
}
