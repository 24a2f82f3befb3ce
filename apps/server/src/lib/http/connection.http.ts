import { rootCertificates, TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { certificateFacts, type CertificateFacts } from '../certificate.js';
import type { Egress } from '../egress.js';
import type { RequestFault } from './request-fault.js';

/** How far a request has come: what separates "nothing was sent" from "who knows". */
export interface Progress {
  stage: RequestFault['stage'];
  sent: boolean;
  certificate?: CertificateFacts;
}

interface Watched {
  egress: Egress;
  host: string;
  port: number;
  progress: Progress;
}

const CONNECT_MS = 6_000;

/** undici's connector, which writes down what it has passed. */
export function watchedConnector(
  build: typeof buildConnector,
  { egress, host, port, progress }: Watched,
): buildConnector.connector {
  const authorities = egress.authoritiesFor(host, port);
  const connect = build({
    timeout: CONNECT_MS,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    lookup: egress.lookupFor(port),
    ...(authorities && { ca: [...rootCertificates, ...authorities] }),
  });
  return (options, callback) => {
    // The type does not say so, but the connector returns the socket that it opens.
    const socket = connect(options, (...result) => {
      if (result[0] === null) {
        progress.stage = 'HTTP';
        // undici writes the request as soon as it has the socket.
        progress.sent = true;
      }
      callback(...result);
    }) as unknown as TLSSocket;
    socket.once('lookup', (error: Error | null) => {
      if (!error) progress.stage = 'TCP';
    });
    socket.once('connect', () => {
      if (options.protocol === 'https:') progress.stage = 'TLS';
    });
    // Read before Node verifies it: afterwards a refused certificate is gone with its socket.
    if (socket instanceof TLSSocket) {
      socket.prependListener('secure', () => {
        progress.certificate = certificateFacts(socket, { host, authorities });
      });
    }
    return socket;
  };
}
