import { expect, it } from 'vitest';
import { ownPath, webAddress } from './safe-links.js';

const origin = 'http://localhost:4000';

it.each(['/mailboxes/1?tab=2#x', '/'])('keeps the own path %s', (next) => {
  expect(ownPath(next, origin)).toBe(next);
});

it.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'mailboxes',
  ['/a', '/b'],
  undefined,
])('goes home for %j', (next) => {
  expect(ownPath(next, origin)).toBe('/');
});

it('makes links of web addresses only', () => {
  expect(webAddress('https://learn.microsoft.com/')).toBe('https://learn.microsoft.com/');
  expect(webAddress('javascript:alert(1)')).toBeUndefined();
  expect(webAddress(null)).toBeUndefined();
});
