import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { House, Manner } from './house.js';
import { openLines, type LineConnection } from './line-connection.js';

type Session = (connection: LineConnection, house: House, manner: Manner) => Promise<void>;

export interface SessionServer {
  session: Session;
  house: House;
  manner: Manner;
  implicitTls: boolean;
  onCrash: (error: unknown) => void;
}

/** A server for line sessions, in plain text (with STARTTLS, if its manner offers it) or in TLS. */
export function createSessionServer({ session, house, manner, ...rest }: SessionServer): Server {
  const { implicitTls, onCrash } = rest;
  const welcome = (socket: Socket) => {
    session(openLines(socket, implicitTls), house, manner).catch((error: unknown) => {
      socket.destroy();
      onCrash(error);
    });
  };
  return implicitTls ? tlsServer(house.certificate, welcome) : createServer(welcome);
}

export function tlsServer(options: TlsOptions, welcome: (socket: Socket) => void): Server {
  // A refused certificate, or a client that speaks no TLS, is what is being rehearsed.
  return createTlsServer(options, welcome).on('tlsClientError', () => undefined);
}
