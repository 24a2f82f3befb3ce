import type { WebSocket } from 'ws';
import type { Actor } from '../features/access/actor.js';
import type { Clock } from '../lib/clock.js';
import type { Events, Topic } from '../lib/events.js';
import type { Log } from '../lib/log.js';
import type { Revalidate } from './sign-in.js';

/** graphql-transport-ws: Forbidden; clients do not come back by themselves. */
const FORBIDDEN = 4403;
/** How long an end that was not heard of can last: a session that fell idle, another instance. */
const LOOK_AGAIN = 30_000;
/** setTimeout's longest; later ends are found by looking again. */
const LONGEST_TIMER = 2 ** 31 - 1;

export interface OpenSockets {
  admit(socket: WebSocket, actor: Actor): void;
  stop(): Promise<void>;
}

/** Closes sockets as soon as the session or key that opened them ends. */
export function createOpenSockets(deps: {
  events: Events;
  revalidate: Revalidate;
  clock: Clock;
  log: Log;
}): OpenSockets {
  const open = new Map<WebSocket, Actor>();
  const listening = (['session', 'apiKey'] as const).map((topic) => listen(topic));
  const timer = setInterval(lookAgain, LOOK_AGAIN).unref();

  function listen(topic: Extract<Topic, 'session' | 'apiKey'>) {
    const ended = deps.events.subscribe(topic);
    const done = (async () => {
      for await (const id of ended) closeAll((actor) => isOf(actor, topic, id));
    })();
    return { ended, done };
  }

  function closeAll(which: (actor: Actor) => boolean): void {
    for (const [socket, actor] of open) if (which(actor)) close(socket);
  }

  function lookAgain(): void {
    for (const [socket, actor] of open) {
      deps.revalidate(actor).then(
        (now) => now ?? close(socket),
        (cause: unknown) => deps.log.warn({ err: cause }, 'an open socket could not be judged'),
      );
    }
  }

  return {
    admit(socket, actor) {
      open.set(socket, actor);
      const left = actor.expiresAt ? actor.expiresAt.getTime() - deps.clock().getTime() : Infinity;
      const expiry = left <= LONGEST_TIMER ? setTimeout(close, left, socket).unref() : undefined;
      socket.once('close', () => {
        clearTimeout(expiry);
        open.delete(socket);
      });
    },

    async stop() {
      clearInterval(timer);
      await Promise.all(listening.map(({ ended }) => ended.return()));
      await Promise.all(listening.map(({ done }) => done));
    },
  };
}

function close(socket: WebSocket): void {
  socket.close(FORBIDDEN, 'Forbidden');
}

function isOf(actor: Actor, topic: 'session' | 'apiKey', id: string): boolean {
  if (topic === 'apiKey') return actor.kind === 'api-key' && actor.id === id;
  return actor.kind === 'user' && actor.sessionId === id;
}
