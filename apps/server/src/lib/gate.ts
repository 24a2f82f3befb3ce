import { freeSlots, nextInLine, type GateLimits } from './slots.js';

export interface Gate {
  /** Does the work when there is room for it; whoever waits for one key holds up no other key. */
  run<T>(key: string, work: () => Promise<T>, options?: EnterOptions): Promise<T>;
  /** How much more could begin at once, whatever its key. */
  room(): number;
  /** The keys whose share is taken. */
  full(): string[];
}

export interface EnterOptions {
  /** Whose work it is: of those who wait, whoever has the fewest inside comes first. */
  of?: string;
  /** Called at once where it has to wait: behind others of its key, or behind others at all. */
  waits?: (waitsFor: WaitsFor) => void;
  /** Leaves the line when it aborts, and rejects with its reason; inside, it is the work's own affair. */
  signal?: AbortSignal;
}

export type WaitsFor = 'key' | 'total';

interface Waiting {
  key: string;
  of: string;
  /** Gives the function that leaves again. */
  enter: (leave: () => void) => void;
}

/** At most so many pieces of work at once, and of them for one key. */
export function createGate(limits: GateLimits): Gate {
  const ofKey = createTally();
  const ofOwner = createTally();
  const inside = { brisk: 0, hanging: 0 };
  const waiting = new Set<Waiting>();

  const room = (): number => freeSlots(inside, limits);
  const isFull = (key: string): boolean => ofKey.count(key) >= limits.perKey;

  function take(key: string, of: string): () => void {
    let pace: keyof typeof inside = 'brisk';
    const move = (by: 1 | -1): void => {
      ofKey.add(key, by);
      ofOwner.add(of, by);
      inside[pace] += by;
    };
    const timer = limits.hanging && setTimeout(markHanging, limits.hanging.afterMs);
    timer?.unref();
    function markHanging(): void {
      inside[pace] -= 1;
      pace = 'hanging';
      inside[pace] += 1;
      letIn();
    }
    move(1);
    return () => {
      clearTimeout(timer);
      move(-1);
      letIn();
    };
  }

  function letIn(): void {
    while (room() > 0) {
      const next = nextInLine([...waiting], { isFull, insideOf: ofOwner.count });
      if (!next) return;
      waiting.delete(next);
      next.enter(take(next.key, next.of));
    }
  }

  function waitForSlot(key: string, { of = '', waits, signal }: EnterOptions): Promise<() => void> {
    waits?.(isFull(key) ? 'key' : 'total');
    return new Promise((resolve, reject) => {
      const one = { key, of, enter };
      waiting.add(one);
      signal?.addEventListener('abort', giveUp, { once: true });
      function enter(leave: () => void): void {
        signal?.removeEventListener('abort', giveUp);
        resolve(leave);
      }
      function giveUp(): void {
        waiting.delete(one);
        reject(signal?.reason as Error); // whoever aborts gives an error
      }
    });
  }

  return {
    async run(key, work, options = {}) {
      options.signal?.throwIfAborted();
      const mayEnter = room() > 0 && !isFull(key);
      const leave = mayEnter ? take(key, options.of ?? '') : await waitForSlot(key, options);
      try {
        return await work();
      } finally {
        leave();
      }
    },
    room,
    full: () => ofKey.names().filter(isFull),
  };
}

/** How many of each; what has none is forgotten. */
function createTally() {
  const counts = new Map<string, number>();
  const count = (name: string): number => counts.get(name) ?? 0;
  return {
    count,
    names: () => [...counts.keys()],
    add(name: string, by: number): void {
      const left = count(name) + by;
      if (left === 0) counts.delete(name);
      else counts.set(name, left);
    },
  };
}
