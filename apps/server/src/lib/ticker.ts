import type { Log } from './log.js';

export interface Ticker {
  start(): void;
  /** Works now instead of at the next tick; during work, once more right after it. */
  nudge(): void;
  /** No further work begins; resolves when the work under way has ended. */
  close(): Promise<void>;
}

/**
 * Does some work again and again, never twice at once; the pause counts from the end of one to the
 * start of the next. Work that fails is logged and tried again at the next tick.
 */
export function createTicker(deps: {
  /** For the log. */
  name: string;
  everyMs: number;
  work: () => Promise<void>;
  log: Log;
}): Ticker {
  const { name, everyMs, work, log } = deps;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let state: 'idle' | 'started' | 'closed' = 'idle';
  let again = false;

  function arm(): void {
    if (state !== 'started') return;
    timer = setTimeout(tick, everyMs);
    // A process that has nothing else to do may end.
    timer.unref();
  }

  function tick(): void {
    clearTimeout(timer);
    again = false;
    working = work()
      .catch((cause: unknown) => log.error({ err: cause, work: name }, 'regular work failed'))
      .finally(() => {
        working = undefined;
        if (again && state === 'started') tick();
        else arm();
      });
  }

  return {
    start(): void {
      if (state !== 'idle') return;
      state = 'started';
      arm();
    },
    nudge(): void {
      if (state !== 'started') return;
      if (working) again = true;
      else tick();
    },
    async close(): Promise<void> {
      state = 'closed';
      clearTimeout(timer);
      await working;
    },
  };
}
