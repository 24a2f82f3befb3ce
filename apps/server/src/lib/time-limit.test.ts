import { getEventListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withTimeLimit } from './time-limit.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // the flag puts it there

/** Work that ends when it is told to, and says why. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<unknown>((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    signal.addEventListener('abort', () => resolve(signal.reason));
  });

describe('E3 a time limit', () => {
  it('comes although nobody but a listener knows of it and rubbish is collected', async () => {
    const outer = new AbortController();
    let ended = 0;
    for (let index = 0; index < 10; index += 1)
      void withTimeLimit(outer.signal, 80, untilAborted).then(() => (ended += 1));
    for (let times = 0; times < 6; times += 1) {
      collect();
      await pause(30);
    }
    expect(ended).toBe(10);
  });

  it('says that it was the time', async () => {
    const reason = withTimeLimit(new AbortController().signal, 5, untilAborted);
    expect(await reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('ends at once with the signal around it, and for its reason', async () => {
    const outer = new AbortController();
    const reason = withTimeLimit(outer.signal, 60_000, untilAborted);
    outer.abort(new Error('enough'));
    expect(await reason).toEqual(new Error('enough'));
    expect(await withTimeLimit(outer.signal, 60_000, untilAborted)).toEqual(new Error('enough'));
  });

  it('leaves nothing at the signal around it, whether its work went well or not', async () => {
    const { signal } = new AbortController();
    expect(await withTimeLimit(signal, 60_000, () => Promise.resolve('done'))).toBe('done');
    const failed = withTimeLimit(signal, 60_000, () => Promise.reject(new Error('no')));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await expect(failed).rejects.toThrow('no');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
