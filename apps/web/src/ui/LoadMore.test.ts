import { expect, it } from 'vitest';
import { mountInApp } from '../testing.js';
import LoadMore from './LoadMore.vue';

it.each([
  [20, { totalCount: 120, totalCountExact: true }, '20 of 120'],
  [1200, { totalCount: 1300, totalCountExact: true }, '1,200 of 1,300'],
  [20, { totalCount: 10_000, totalCountExact: true }, '20 of 10,000'],
  [20, { totalCount: 10_000, totalCountExact: false }, '20 of more than 10,000'],
  // What a search finds is counted less far.
  [20, { totalCount: 1000, totalCountExact: false }, '20 of more than 1,000'],
  [50, undefined, '50 shown'],
])('says of %i rows and %o "%s"', (shown, total, said) => {
  const { wrapper } = mountInApp(LoadMore, { shown, total, more: true, loading: false });
  expect(wrapper.text()).toContain(said);
});
