import { setTimeout as sleep } from 'node:timers/promises';
import type { Health } from './process/orders.js';
import type { Subject } from './subject.js';

/** What a process may take, by I5 of the reliability bar. */
const MOST_BYTES = 400 * 1024 * 1024;
const LONGEST_DELAY_MS = 100;
const MORE_HANDLES = 10;
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 250;

/** The hundredth part of fewer looks would be the slowest of all: that of a start. */
const ENOUGH_LOOKS = 100;

/** What a process takes too much of, and what it holds beyond what it held `before`. */
export function tooMuch(health: Health, before: Health | undefined): string[] {
  const { rss, loop } = health;
  const slow = loop.looks >= ENOUGH_LOOKS && loop.p99Ms >= LONGEST_DELAY_MS;
  return [
    ...(rss > MOST_BYTES ? [`the process takes ${rss} bytes`] : []),
    ...(slow ? [`the event loop works ${loop.p99Ms} ms without a pause`] : []),
    ...(before ? left(health, before) : []),
  ];
}

/** Sockets, timers and files that nobody has closed. */
function left(now: Health, before: Health): string[] {
  return [
    ...(now.resources.length > before.resources.length + MORE_HANDLES
      ? [
          `${now.resources.length} handles, and it were ${before.resources.length}: ${now.resources.join()}`,
        ]
      : []),
    ...(now.descriptors > before.descriptors + MORE_HANDLES
      ? [`${now.descriptors} open files and sockets, and it were ${before.descriptors}`]
      : []),
  ];
}

export interface Settled {
  health: Health;
  /** After the first work that was done, by this process or one before it. */
  before: Health;
}

/** How a process is when its work is done; what it still holds gets a minute to go. */
export function createBaseLine() {
  let before: Health | undefined;
  return {
    async settled(subject: Subject): Promise<Settled> {
      let health = await subject.order('health', null);
      before ??= health;
      const until = Date.now() + PATIENCE_MS;
      while (left(health, before).length > 0 && Date.now() < until) {
        await sleep(LOOK_AGAIN_MS);
        health = await subject.order('health', null);
      }
      return { health, before };
    },
  };
}
