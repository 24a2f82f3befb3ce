/** Whose work goes first: somebody known is never behind a crowd of strangers. */
export type Lane = 'known' | 'stranger';

export interface NarrowGate {
  /** Does the work when it is its turn; undefined, at once, where too many of its lane wait already. */
  run<T>(lane: Lane, work: () => Promise<T>): Promise<{ done: T } | undefined>;
}

/**
 * For work that keeps a thread and a core busy: `atOnce` pieces of it, and in each lane a line of at most
 * `waiting`. What does not fit is refused rather than kept, so a crowd costs nobody else anything.
 */
export function createNarrowGate({
  atOnce,
  waiting,
}: {
  atOnce: number;
  waiting: number;
}): NarrowGate {
  let inside = 0;
  const lines: Record<Lane, (() => void)[]> = { known: [], stranger: [] };

  function waitForSlot(lane: Lane): Promise<void> | undefined {
    if (inside < atOnce) {
      inside += 1;
      return Promise.resolve();
    }
    if (lines[lane].length >= waiting) return undefined;
    return new Promise((enter) => lines[lane].push(enter));
  }

  /** The place goes on to the next in line, or becomes free. */
  function leave(): void {
    const next = lines.known.shift() ?? lines.stranger.shift();
    if (next) next();
    else inside -= 1;
  }

  return {
    async run(lane, work) {
      const mine = waitForSlot(lane);
      if (!mine) return undefined;
      await mine;
      try {
        return { done: await work() };
      } finally {
        leave();
      }
    },
  };
}
