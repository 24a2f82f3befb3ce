import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.js';
import { createTicker } from './ticker.js';

const log = createLog('silent');

describe('a ticker', () => {
  it('works again and again, never twice at once, also after a failure', async () => {
    let [times, inside, most] = [0, 0, 0];
    const work = async () => {
      most = Math.max(most, ++inside);
      await pause(2);
      inside--;
      if (++times === 2) throw new Error('once');
    };
    const ticker = createTicker({ name: 'test', everyMs: 1, work, log });
    ticker.start();
    ticker.start();
    await expect.poll(() => times, { interval: 2 }).toBeGreaterThan(3);
    await ticker.close();
    expect(most).toBe(1);
  });

  it('works at once when nudged, and once more when nudged while it works', async () => {
    let times = 0;
    let release = (): void => undefined;
    const work = () => {
      times++;
      return new Promise<void>((resolve) => (release = resolve));
    };
    const ticker = createTicker({ name: 'test', everyMs: 3_600_000, work, log });
    ticker.nudge();
    expect(times).toBe(0);
    ticker.start();
    ticker.nudge();
    ticker.nudge();
    ticker.nudge();
    expect(times).toBe(1);
    release();
    await expect.poll(() => times, { interval: 2 }).toBe(2);
    release();
    await pause(5);
    expect(times).toBe(2);
    await ticker.close();
  });

  it('waits for the work under way when it is closed, and then rests', async () => {
    let done = 0;
    const work = async () => {
      await pause(20);
      done++;
    };
    const ticker = createTicker({ name: 'test', everyMs: 1, work, log });
    ticker.start();
    ticker.nudge();
    await ticker.close();
    expect(done).toBe(1);
    await pause(30);
    expect(done).toBe(1);
  });
});
