import type { WebSocket } from 'ws';
import { dropSlowReader, giveUpSlowReader, MOST_WAITING } from './slow-readers.js';

/** One subscription of one socket. */
export interface Listener {
  /** JSON of an execution result, and which object it is about. */
  tell(subject: string, payload: string): void;
  /** Nothing follows what it was told. */
  over(): void;
  fail(cause: unknown): void;
  /** For graphql-ws: yields nothing, ends with the subscription; to return it is to leave. */
  ended: AsyncIterableIterator<never>;
}

/**
 * Tells one after the other, without the way through graphql-ws, which would write the same JSON for each. Whoever
 * is slow to read hears of a subject once, the newest, however often it has changed meanwhile; and is given up
 * when what waits is too much.
 */
export function createListener(
  { socket, id }: { socket: WebSocket; id: string },
  leave: () => void,
): Listener {
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  const waiting = new Map<string, string>();
  let [finish, fail]: [() => void, (cause: unknown) => void] = [() => undefined, () => undefined];
  const end = new Promise<IteratorResult<never>>((resolve, reject) => {
    finish = () => resolve({ done: true, value: undefined });
    fail = reject;
  });
  // Whoever has left does not look.
  end.catch(() => undefined);
  let characters = 0;
  let sending = false;
  let isOver = false;

  function send(payload: string): void {
    if (socket.readyState !== socket.OPEN) return;
    sending = true;
    socket.send(`${head}${payload}}`, sent);
    dropSlowReader(socket);
  }

  /** A socket that broke meanwhile is told of by its end. */
  function sent(): void {
    sending = false;
    for (const [subject, payload] of waiting) {
      forget(subject);
      return send(payload);
    }
    if (isOver) finish();
  }

  function forget(subject: string): void {
    characters -= waiting.get(subject)?.length ?? 0;
    waiting.delete(subject);
  }

  function wait(subject: string, payload: string): void {
    forget(subject);
    characters += payload.length;
    waiting.set(subject, payload);
    if (characters > MOST_WAITING) giveUpSlowReader(socket);
  }

  const ended: AsyncIterableIterator<never> = {
    [Symbol.asyncIterator]: () => ended,
    next: () => end,
    return() {
      leave();
      waiting.clear();
      finish();
      return end;
    },
  };
  return {
    ended,
    fail,
    tell: (subject, payload) => (sending ? wait(subject, payload) : send(payload)),
    over() {
      isOver = true;
      if (!sending) finish();
    },
  };
}
