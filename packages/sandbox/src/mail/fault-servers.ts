import { createServer, type Server } from 'node:net';
import type { Certificate } from '../certificates.js';
import type { MailProtocol } from '../scenarios/scenario.js';
import { usualBehaviour, type MailBackend, type Behaviour } from './backend.js';
import { tlsServer } from './server.js';
import { mailServers, type MailServer } from './servers.js';

/** What a client has to choose to meet the fault. */
type Security = 'TLS' | 'STARTTLS';

export interface FaultServer {
  /** A scenario's name, or a manner of serving that is no fault. */
  name: string;
  security: Security;
  protocols: MailProtocol[];
  /** Undefined: a port on which nobody listens. */
  create?: (protocol: MailProtocol) => Server | Promise<Server>;
}

/** Certificates that deserve no trust, by the scenario's name. */
export type FaultCertificates = Record<(typeof faultCertificateNames)[number], Certificate>;

const faultCertificateNames = [
  'certificate-of-another-name',
  'certificate-expired',
  'certificate-self-signed',
  'certificate-of-a-proxy',
  'certificate-chain-incomplete',
] as const;

const all: MailProtocol[] = ['imap', 'pop3', 'smtp'];

const goodbyes: Record<MailProtocol, string> = {
  imap: '* BYE Connection is closed. 13',
  pop3: '-ERR Connection is closed. 13',
  smtp: '421 4.7.0 Try again later, closing connection.',
};

/** Every fault that lives in a port, for each protocol that can have it. */
export function faultServers(
  options: Pick<MailServer, 'backend' | 'onCrash'>,
  certificates: () => Promise<FaultCertificates>,
): FaultServer[] {
  const { backend } = options;
  const serve = (
    implicitTls: boolean,
    behaviour: Partial<Behaviour>,
    dressed: MailBackend = backend,
  ) => {
    const chosen = { ...usualBehaviour, ...behaviour };
    return (protocol: MailProtocol) =>
      mailServers[protocol]({ ...options, backend: dressed, behaviour: chosen, implicitTls });
  };
  return [
    ...faultCertificateNames.map((name) =>
      tls(name, async (protocol) =>
        serve(true, {}, withCertificate(backend, (await certificates())[name]))(protocol),
      ),
    ),
    tls('tls-too-old', () => outdatedServer(backend)),
    // It reads, or it would never hear that the other side has left.
    tls('silent', () => createServer((socket) => socket.resume())),
    tls('closes-at-once', () => createServer((socket) => socket.resetAndDestroy())),
    tls('plain-on-tls-port', serve(false, {})),
    startTls('tls-on-starttls-port', serve(true, {})),
    startTls('starttls-missing', serve(false, { starttls: false })),
    { name: 'connection-refused', security: 'TLS', protocols: all },
    tls('xoauth2-missing', serve(true, { mechanisms: ['PLAIN'] })),
    tls('goodbye', (protocol) => serve(true, { greetsWith: goodbyes[protocol] })(protocol)),
    {
      ...tls('oauthbearer-only', serve(true, { mechanisms: ['OAUTHBEARER'] })),
      protocols: ['imap', 'pop3'],
    },
  ];
}

function tls(name: string, create: Required<FaultServer>['create']): FaultServer {
  return { name, security: 'TLS', protocols: all, create };
}

function startTls(name: string, create: Required<FaultServer>['create']): FaultServer {
  return { name, security: 'STARTTLS', protocols: all, create };
}

function withCertificate(backend: MailBackend, { key, certificate }: Certificate): MailBackend {
  return { ...backend, certificate: { key, cert: certificate } };
}

/** Speaks TLS 1.1 at most; OpenSSL has to be persuaded to do even that. */
function outdatedServer(backend: MailBackend): Server {
  const old = {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  } as const;
  return tlsServer({ ...backend.certificate, ...old }, (socket) => socket.destroy());
}
