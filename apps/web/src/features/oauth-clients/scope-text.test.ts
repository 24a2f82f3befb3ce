import { expect, it } from 'vitest';
import { addScopes } from './scope-text.js';

it('takes several scopes at once and none twice', () => {
  expect(addScopes(['a'], ' b  a\nhttps://mail.google.com/ ')).toEqual([
    'a',
    'b',
    'https://mail.google.com/',
  ]);
  expect(addScopes(['a'], '  ')).toEqual(['a']);
});
