import { effectScope, nextTick, ref } from 'vue';
import { expect, it } from 'vitest';
import { useSelection, type Selection } from './useSelection.js';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

function stage(...first: string[]) {
  const shown = ref(rows(...first));
  const filter = ref('');
  const selection = effectScope().run(() =>
    useSelection(
      () => shown.value,
      () => filter.value,
    ),
  ) as Selection; // a scope that is active gives what it runs
  return { shown, filter, ...selection };
}

it('is made row by row, and taken back', () => {
  const { ids, toggle, isSome } = stage('a', 'b', 'c');
  toggle('c', false);
  toggle('a', false);
  expect(ids.value).toEqual(['a', 'c']);
  toggle('a', false);
  toggle('c', false);
  expect([ids.value, isSome.value]).toEqual([[], false]);
});

it.each([
  ['down', 'b', 'd', ['b', 'c', 'd']],
  ['up', 'd', 'b', ['b', 'c', 'd']],
  ['to itself', 'b', 'b', []],
])('is made from one row to another: %s', (_way, from, to, chosen) => {
  const { ids, toggle } = stage('a', 'b', 'c', 'd', 'e');
  toggle(from, false);
  toggle(to, true);
  expect(ids.value).toEqual(chosen);
});

it('takes a range away as well, and begins one nowhere where its first row has left', () => {
  const { ids, shown, toggle, toggleShown } = stage('a', 'b', 'c', 'd');
  toggleShown();
  toggle('a', false);
  toggle('c', true);
  expect(ids.value).toEqual(['d']);
  shown.value = rows('a', 'b', 'd');
  toggle('a', true);
  expect(ids.value).toEqual(['a', 'd']);
});

it('is of what is shown: a row that leaves is out, and one that comes is not in', () => {
  const { ids, shown, isAllShown, toggleShown } = stage('a', 'b');
  toggleShown();
  shown.value = rows('b', 'c');
  expect([ids.value, isAllShown.value]).toEqual([['b'], false]);
});

it('is of all that match, until somebody takes one away or looks for others', async () => {
  const { ids, all, filter, isChosen, isSome, toggle } = stage('a', 'b');
  all.value = true;
  expect(isChosen('one that is not shown')).toBe(true);
  toggle('a', false);
  expect([all.value, ids.value]).toEqual([false, ['b']]);
  filter.value = 'others';
  await nextTick();
  expect(isSome.value).toBe(false);
});
