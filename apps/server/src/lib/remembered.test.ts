import { expect, it } from 'vitest';
import { remembered } from './remembered.js';

function counting(limits: { forMs: number; most: number }) {
  const time = { now: 0 };
  const found: string[] = [];
  const known = remembered<string>({ ...limits, now: () => time.now });
  return { time, found, ask: (key: string) => known(key, () => (found.push(key), `of ${key}`)) };
}

it('looks once, and again when its time is over', () => {
  const { time, found, ask } = counting({ forMs: 10, most: 5 });
  expect([ask('a'), ask('a'), ask('b')]).toEqual(['of a', 'of a', 'of b']);
  time.now = 10;
  ask('a');
  expect(found).toEqual(['a', 'b', 'a']);
});

it('keeps no more than it may', () => {
  const { found, ask } = counting({ forMs: 10, most: 2 });
  for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) ask(key);
  expect(found).toEqual(['a', 'b', 'c', 'a']);
});
