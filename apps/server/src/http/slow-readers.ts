import type { WebSocket } from 'ws';

/** Try Again Later (RFC 6455 7.4.1 and its registry): graphql-ws comes back by itself and reads the state anew. */
const TRY_AGAIN_LATER = 1013;
/** What may wait to be read by one socket, in bytes, beside what the system keeps for it. */
export const MOST_WAITING = 1024 * 1024;

/** Gives up a socket whose reader is too far behind, before its share of the memory grows. */
export function dropSlowReader(socket: WebSocket): void {
  if (socket.bufferedAmount > MOST_WAITING) giveUpSlowReader(socket);
}

export function giveUpSlowReader(socket: WebSocket): void {
  socket.close(TRY_AGAIN_LATER, 'Too slow');
}

/** Also where all that is sent are answers: to pings, which nobody counts. */
export function watchReader(socket: WebSocket): void {
  const look = () => dropSlowReader(socket);
  socket.on('message', look).on('ping', look);
}
