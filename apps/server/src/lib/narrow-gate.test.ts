import { expect, it } from 'vitest';
import { createNarrowGate, type Lane } from './narrow-gate.js';

/** Work that ends when it is told to, and what has begun. */
function stage(limits: { atOnce: number; waiting: number }) {
  const gate = createNarrowGate(limits);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (name: string, lane: Lane = 'stranger') =>
    gate.run(lane, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { gate, begun, enter, end };
}

it('does so much at once, the rest in its turn, and refuses what is too much', async () => {
  const { begun, enter, end } = stage({ atOnce: 2, waiting: 2 });
  const all = ['a', 'b', 'c', 'd'].map((name) => enter(name));
  expect(await enter('e')).toBeUndefined();
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c', 'd']) await end(name);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'].map((done) => ({ done })));
});

it('lets somebody known pass the line of strangers, however long it is', async () => {
  const { begun, enter, end } = stage({ atOnce: 1, waiting: 3 });
  void ['a', 'b', 'c', 'd'].map((name) => enter(name));
  expect(await enter('e')).toBeUndefined();
  void enter('owner', 'known');
  await end('a');
  expect(begun).toEqual(['a', 'owner']);
  await end('owner');
  expect(begun).toEqual(['a', 'owner', 'b']);
});

it('is free again after work that failed', async () => {
  const { gate } = stage({ atOnce: 1, waiting: 0 });
  const failing = () => Promise.reject(new Error('no'));
  for (let i = 0; i < 3; i++) await expect(gate.run('stranger', failing)).rejects.toThrow('no');
  expect(await gate.run('stranger', () => Promise.resolve(1))).toEqual({ done: 1 });
});
