import { expect, it } from 'vitest';
import { createTurns } from './turns.js';

it('lets the work of others go on between any two of a line', async () => {
  const turn = createTurns();
  const order: string[] = [];
  const line = Array.from({ length: 20 }, (_, i) => turn().then(() => order.push(`${i}`)));
  const other = async () => {
    for (let step = 0; step < 3; step++) await new Promise(setImmediate);
    order.push('other');
  };
  await Promise.all([...line, other()]);
  expect(order.indexOf('other')).toBeLessThan(5);
  expect(order.filter((who) => who !== 'other')).toEqual(line.map((_, i) => `${i}`));
});

it('goes on with whoever comes after the line was through', async () => {
  const turn = createTurns();
  await turn();
  await turn();
});
