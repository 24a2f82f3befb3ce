import { existsSync, readFileSync } from 'node:fs';
import { createHistogram } from 'node:perf_hooks';

/** How long the event loop kept waiting what was due, by work of its own. */
export interface LoopDelay {
  looks: number;
  p99Ms: number;
}

const EVERY_MS = 10;
const OF_THREAD = '/proc/thread-self/schedstat';

/**
 * The delay of the event loop, as a timer meets it, in the processor's time that the loop's thread has
 * used meanwhile. In the clock's time a busy machine and a SIGSTOP would count, too, and decide the test.
 */
export function watchLoop(): { delay(): LoopDelay; stop(): void } {
  const seen = createHistogram();
  let before = usedMicroseconds();
  const timer = setInterval(() => {
    const now = usedMicroseconds();
    seen.record(Math.max(1, Math.round(now - before)));
    before = now;
  }, EVERY_MS);
  timer.unref();
  return {
    delay: () => ({ looks: seen.count, p99Ms: seen.percentile(99) / 1000 }),
    stop: () => clearInterval(timer),
  };
}

/** Of this thread, see proc(5); where the system does not tell, of all of them, which is no less. */
function usedMicroseconds(): number {
  if (existsSync(OF_THREAD)) return Number(readFileSync(OF_THREAD, 'utf8').split(' ')[0]) / 1000;
  const { user, system } = process.cpuUsage();
  return user + system;
}
