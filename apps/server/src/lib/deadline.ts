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

export function createDeadline(milliseconds: number, clock: Clock): Deadline {
  const controller = new AbortController();
  const ends = clock().getTime() + milliseconds;
  const timer = setTimeout(
    () => controller.abort(new DeadlineExceeded(`no result within ${milliseconds} ms`)),
    milliseconds,
  );
  timer.unref();
  return {
    signal: controller.signal,
    remaining: (atMost = Infinity) => Math.max(0, Math.min(atMost, ends - clock().getTime())),
    cancel: (reason) => controller.abort(new Error(reason)),
    done: () => clearTimeout(timer),
  };
}
