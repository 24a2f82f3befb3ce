import type { IncomingMessage } from 'node:http';
import { CloseCode, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Log } from '../lib/log.js';
import type { Connected } from './socket-intake.js';

/**
 * Lets one WebSocket speak graphql-transport-ws. The package's own binding writes what strangers send
 * onto the console and leaves promises alone that nobody hears, which ends a process.
 */
export function speakProtocol(
  server: Server<Connected>,
  { pingEveryMs, log }: { pingEveryMs: number; log: Log },
) {
  return (socket: WebSocket, request: IncomingMessage): void => {
    // A broken frame: ws has closed with the code of RFC 6455 that fits.
    socket.on('error', () => undefined);
    const stopPings = ping(socket, pingEveryMs);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (message: Buffer) => {
            // What a closing socket still sends is not looked at: there may be a lot of it.
            if (socket.readyState !== socket.OPEN) return;
            take(message.toString()).catch((cause: unknown) => {
              log.warn({ err: cause }, 'a message of a socket was not understood');
              socket.close(CloseCode.InternalServerError, 'Not understood');
            });
          }),
      },
      { socket, request },
    );
    socket.once('close', (code, reason) => {
      stopPings();
      Promise.resolve(closed(code, reason.toString())).catch((cause: unknown) =>
        log.warn({ err: cause }, 'the subscriptions of a socket could not be ended'),
      );
    });
  };
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    // A socket that broke meanwhile is told of by its end.
    socket.send(text, () => resolve());
  });
}

/** Whoever has not answered one ping by the next is gone. */
function ping(socket: WebSocket, everyMs: number): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, everyMs);
  return () => clearInterval(timer);
}
