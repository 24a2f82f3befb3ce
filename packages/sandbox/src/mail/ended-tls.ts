import { TLSSocket } from 'node:tls';

/** What Node keeps the TLS state of a socket in; null once that state is gone. */
interface Stateful {
  ssl: unknown;
}

/**
 * smtp-server 3.21 asks a socket for its TLS version also when the handshake has failed. Node 20 asks
 * OpenSSL then, for a state that may be freed already, and the process ends: any caller that breaks
 * off could do that. A socket without a state has no version. Once for the process, as the sockets
 * are made inside the library.
 */
export function answerForEndedTls(): void {
  const { getProtocol } = TLSSocket.prototype;
  if (getProtocol.name === ofLiving.name) return;
  function ofLiving(this: TLSSocket & Partial<Stateful>): string | null {
    return this.ssl && !this.destroyed ? getProtocol.call(this) : null;
  }
  TLSSocket.prototype.getProtocol = ofLiving;
}
