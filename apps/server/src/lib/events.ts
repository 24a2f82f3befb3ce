import { filter, map, pipe, Repeater } from '@graphql-yoga/subscription';

/**
 * What changed, and nothing else: a renewal is a change of a grant, not of its client. Events carry
 * ids only, and whoever listens reads the state itself.
 * session and apiKey: it has ended, and what is open in its name must close.
 */
export type Topic =
  | 'run'
  | 'oauthClient'
  | 'mailbox'
  | 'mailboxAction'
  | 'grant'
  | 'mailboxImport'
  | 'incident'
  | 'session'
  | 'apiKey'
  | 'alertChannel'
  | 'alertDelivery';

export interface Events {
  /** `owner`: what it belongs to, such as the client of a grant. */
  publish(topic: Topic, id: string, owner?: string): void;
  /** Ids as they are published, from the first `next()` on; of one subject or owner alone, or of all. */
  subscribe(topic: Topic, id?: string, owner?: string): Repeater<string>;
}

type Listener = (id: string, owner?: string) => void;

export function createEvents(): Events {
  const listeners = new Map<Topic, Set<Listener>>();
  const listenersOf = (topic: Topic) => {
    const known = listeners.get(topic) ?? new Set();
    listeners.set(topic, known);
    return known;
  };
  return {
    publish: (topic, id, owner) => listenersOf(topic).forEach((listen) => listen(id, owner)),
    subscribe: (topic, id, owner) => changes(listenersOf(topic), { id, owner }),
  };
}

/**
 * Whoever is slow to read hears of a subject once, however often it has changed meanwhile: what is
 * kept for a subscriber that never reads grows with the subjects, not with the events.
 */
function changes(
  listeners: Set<Listener>,
  only: { id: string | undefined; owner: string | undefined },
): Repeater<string> {
  return new Repeater<string>(async (push, stop) => {
    const waiting = new Set<string>();
    let over = false;
    let wake = (): void => undefined;
    const listen: Listener = (id, owner) => {
      if (only.id !== undefined && id !== only.id) return;
      if (only.owner !== undefined && owner !== only.owner) return;
      waiting.add(id);
      wake();
    };
    listeners.add(listen);
    void stop.then(() => {
      over = true;
      listeners.delete(listen);
      wake();
    });
    while (!over) {
      const [id] = waiting;
      if (id === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else {
        waiting.delete(id);
        await push(id);
      }
    }
  });
}

/** The state after each change; subjects that are gone are left out. */
export function follow<T>(
  changes: Repeater<string>,
  read: (id: string) => Promise<T | null | undefined>,
): AsyncIterable<T> {
  return pipe(
    changes,
    map(read),
    filter((state): state is Awaited<T> => state !== null && state !== undefined),
  ) as AsyncIterable<T>; // the operators' types lose T behind Awaited
}

/** The state as it is, then after each change, which is listened for before one looks; nothing where there is none. */
export function fromNow<T>(
  changes: AsyncIterable<T>,
  read: () => Promise<T | null>,
): AsyncIterable<T> {
  return new Repeater<T>(async (push, stop) => {
    const rest = changes[Symbol.asyncIterator]();
    void stop.then(() => rest.return?.());
    // The first pull subscribes; its answer is awaited only after the state was shown.
    let next = rest.next();
    const now = await read();
    if (!now) return stop();
    await push(now);
    for (let change = await next; !change.done; change = await next) {
      await push(change.value);
      next = rest.next();
    }
    stop();
  });
}
