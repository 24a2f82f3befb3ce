import { expect, it } from 'vitest';
import { linkToken, takeLinkToken } from './link-token.js';

it('takes the token of the fragment, and of an older link the one of the query', () => {
  expect(takeLinkToken({ hash: '#token=new', query: { token: 'old' } })).toBe(true);
  expect(linkToken.value).toBe('new');
  expect(takeLinkToken({ hash: '', query: { token: 'old' } })).toBe(true);
  expect(linkToken.value).toBe('old');
});

it('leaves an address without one alone, and what it has', () => {
  for (const hash of ['', '#token=', '#content', '#tokens=x'])
    expect(takeLinkToken({ hash, query: { token: ['a', 'b'] } })).toBe(false);
  expect(linkToken.value).toBe('old');
});
