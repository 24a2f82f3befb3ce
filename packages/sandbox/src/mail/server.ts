import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { MailBackend, Behaviour } from './backend.js';
import { openLines, type LineConnection } from './line-connection.js';

type Session = (
  connection: LineConnection,
  backend: MailBackend,
  behaviour: Behaviour,
) => Promise<void>;

export interface SessionServer {
  session: Session;
  backend: MailBackend;
  behaviour: Behaviour;
  implicitTls: boolean;
  onCrash: (error: unknown) => void;
}

/** A server for line sessions, in plain text (with STARTTLS, if its manner offers it) or in TLS. */
export function createSessionServer({
  session,
  backend,
  behaviour,
  ...rest
}: SessionServer): Server {
  const { implicitTls, onCrash } = rest;
  const welcome = (socket: Socket) => {
    session(openLines(socket, implicitTls), backend, behaviour).catch((error: unknown) => {
      socket.destroy();
      onCrash(error);
    });
  };
  return implicitTls ? tlsServer(backend.certificate, welcome) : createServer(welcome);
}

export function tlsServer(options: TlsOptions, welcome: (socket: Socket) => void): Server {
  // A refused certificate, or a client that speaks no TLS, is what is being rehearsed.
  return createTlsServer(options, welcome).on('tlsClientError', () => undefined);
}
