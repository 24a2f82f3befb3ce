import { expect, it } from 'vitest';
import { sourceFiles, textOf } from '../architecture/sources.js';

/** What tries a property with random values. */
const RANDOM = /^import .* from '(?:fast-check|[./]*testkit\/random\.js)'/m;

it('declares each test of a property as exact, by the name of its file', () => {
  const tests = sourceFiles().filter((path) => /\.test\.[jt]s$/.test(path));
  const properties = tests.filter((path) => RANDOM.test(textOf(path)));
  expect(properties.length).toBeGreaterThan(3);
  expect(properties.filter((path) => !path.includes('.exact.test.'))).toEqual([]);
});
