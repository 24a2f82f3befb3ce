import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Type of a TLS record (RFC 8446 section 5.1): 20 to 24. */
const isRecord = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 20 && byte <= 24;

/**
 * The same connection, for TLS to be spoken over. What the server says in clear instead of it would be
 * lost, since TLS tells only that it was none: `heard` gets the first bytes where they begin no record.
 */
export function overheard(socket: Socket, observed: (bytes: Buffer) => void): Duplex {
  let begun = false;
  const over = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    if (!begun && !isRecord(chunk[0])) observed(chunk);
    begun = true;
    if (!over.push(chunk)) socket.pause();
  });
  socket.on('end', () => void over.push(null));
  socket.on('error', (error) => void over.destroy(error));
  socket.on('close', () => void over.push(null));
  return over;
}
