import { expect, it } from 'vitest';
import { nextTick, ref } from 'vue';
import { useKnown } from './useKnown.js';

const one = (id: string, name = id) => ({ id, name });

it('keeps what earlier searches found, with the latest name', async () => {
  const found = ref([one('a'), one('b')]);
  const known = useKnown(() => found.value);
  found.value = [one('c'), one('a', 'A')];
  await nextTick();
  expect(known.value).toEqual([one('a', 'A'), one('b'), one('c')]);
});

it('knows what is chosen beside what was found, and leaves out what is not there', () => {
  const known = useKnown(() => [one('a'), null, undefined]);
  expect(known.value).toEqual([one('a')]);
});
