import { expect, it } from 'vitest';
import { forgettable } from './mailbox-action.js';

const NOW = new Date('2026-11-30T12:00:00Z');
const HOUR = 60 * 60_000;
const action = (id: string, hoursAgo: number, more: object = {}) => ({
  id,
  status: 'DONE' as const,
  total: 10,
  ...more,
  orderedAt: new Date(NOW.getTime() - hoursAgo * HOUR),
});
const all = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => action(`${at}`, at / 10, more));

it.each([
  ['nothing of what is young and little', all(200), undefined],
  ['the oldest after a week', [action('a', 1), action('b', 169), action('c', 170)], 'c'],
  ['the oldest of more than two hundred', all(201), '200'],
  ['the oldest where there are too many results', all(11, { total: 10_000 }), '10'],
  ['nothing of the only one, however many results it has', all(1, { total: 900_000 }), undefined],
  ['nothing that is under way', all(300, { status: 'UNDER_WAY' }), undefined],
])('forgets %s', (_what, actions, id) => {
  expect(forgettable(actions, NOW)?.id).toBe(id);
});
