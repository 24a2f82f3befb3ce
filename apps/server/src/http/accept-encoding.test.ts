import { expect, it } from 'vitest';
import { bestEncoding } from './accept-encoding.js';

it.each([
  [undefined, undefined],
  ['', undefined],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, gzip;q=0.000', undefined],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['br;q=0, *', 'gzip'],
  ['*;q=0, gzip', 'gzip'],
  ['identity, gzip;q=0.5, br;q=0.5', undefined],
  ['identity;q=0.2, gzip;q=0.5', 'gzip'],
  ['identity;q=0', undefined],
  ['deflate, zstd', undefined],
  [' br ; q = 0.4 , gzip;q=0.3', 'br'],
  ['br;q=2', undefined],
  ['br;q=x, gzip', 'gzip'],
  ['gzipped, brr', undefined],
])('of brotli and gzip takes for %j: %s', (accepted, expected) => {
  expect(bestEncoding(accepted, ['br', 'gzip'])).toBe(expected);
});
