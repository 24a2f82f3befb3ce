import type { Clock } from './clock.js';

/** One budget shared by everything that a piece of work waits for. */
export interface Deadline {
  /** Aborts when the budget is spent or `cancel` was called. */
  readonly signal: AbortSignal;
  /** Milliseconds left, never negative; capped by `atMost` when given. */
  remaining(atMost?: number): number;
  /** Ends the work early; the signal's reason tells why. */
  cancel(reason: string): void;
  /** Releases the timer; call it when the work is done. */
  done(): void;
}

export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

/** Whoever never looks at the signal, as most who find what they want, has cost neither signal nor timer. */
export function createDeadline(milliseconds: number, clock: Clock): Deadline {
  const began = performance.now();
  const ends = clock().getTime() + milliseconds;
  let controller: AbortController | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isDone = false;

  function watched(): AbortController {
    if (controller) return controller;
    const made = (controller = new AbortController());
    const spend = () => made.abort(new DeadlineExceeded(`no result within ${milliseconds} ms`));
    const left = milliseconds - (performance.now() - began);
    if (left <= 0) spend();
    else if (!isDone) timer = setTimeout(spend, left).unref();
    return made;
  }

  return {
    get signal() {
      return watched().signal;
    },
    remaining: (atMost = Infinity) => Math.max(0, Math.min(atMost, ends - clock().getTime())),
    cancel: (reason) => watched().abort(new Error(reason)),
    done() {
      isDone = true;
      clearTimeout(timer);
    },
  };
}
