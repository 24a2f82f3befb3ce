import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchLoop } from './loop-work.js';

let loop: ReturnType<typeof watchLoop>;
beforeEach(() => (loop = watchLoop()));
afterEach(() => loop.stop());

function work(milliseconds: number): void {
  const { user } = process.cpuUsage();
  while (process.cpuUsage().user - user < milliseconds * 1000);
}

describe('the delay of the event loop', () => {
  it('is the work that nothing else could come between', async () => {
    work(200);
    await sleep(50);
    expect(loop.delay().p99Ms).toBeGreaterThan(100);
  });

  it('is not the time in which the thread stood still', async () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    await sleep(50);
    expect(loop.delay().looks).toBeGreaterThan(0);
    expect(loop.delay().p99Ms).toBeLessThan(100);
  });
});
