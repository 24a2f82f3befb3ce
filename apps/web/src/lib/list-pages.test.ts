import { gql, InMemoryCache } from '@apollo/client/core';
import { expect, it } from 'vitest';
import { pages } from './list-pages.js';

const query = gql`
  query List($first: Int, $after: String) {
    list(first: $first, after: $after) {
      nodes {
        id
      }
      totalCount
      totalCountExact
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

interface Known {
  list: { nodes: { id: string }[]; pageInfo: { endCursor: string } };
}

/** A list of a server, three rows to a page, and the cache of whoever reads it. */
function reading(all: string[], { first = 3, isExact = true } = {}) {
  const cache = new InMemoryCache({ typePolicies: { Query: { fields: { list: pages() } } } });
  const read = (after?: string) => {
    const begin = after ? all.indexOf(after) + 1 : 0;
    const ids = all.slice(begin, begin + first);
    const list = {
      __typename: 'List',
      totalCount: isExact ? all.length : 5,
      totalCountExact: isExact,
      nodes: ids.map((id) => ({ __typename: 'Row', id })),
      pageInfo: {
        __typename: 'PageInfo',
        endCursor: ids.at(-1) ?? null,
        hasNextPage: begin + first < all.length,
      },
    };
    cache.writeQuery({ query, variables: { first, after }, data: { list } });
  };
  const known = () => cache.readQuery<Known>({ query, variables: { first } })?.list;
  const shown = () =>
    known()
      ?.nodes.map(({ id }) => id)
      .join('');
  const more = () => read(known()?.pageInfo.endCursor);
  const evict = (id: string) => cache.evict({ id: cache.identify({ __typename: 'Row', id }) });
  read();
  return { all, read, more, shown, evict, change: (to: string) => all.splice(0, 99, ...to) };
}

/** Two pages of three pages and a bit, then what the server has becomes another. */
const loaded = (how?: { isExact: boolean }) => {
  const list = reading([...'abcdefghij'], how);
  list.more();
  expect(list.shown()).toBe('abcdef');
  return list;
};

it.each([
  ['nothing changed', 'abcdefghij', 'abcdef'],
  ['one came at the front', 'Xabcdefghij', 'Xabcdef'],
  ['one went at the front', 'bcdefghij', 'bcdef'],
  ['one came up within what is loaded', 'aebcdfghij', 'aebcdf'],
  ['one came up from what is not loaded', 'aibcdefghj', 'aibcdef'],
  // Where it is now is not known, or whether it is at all.
  ['one went from the front to further behind', 'acdefbghij', 'acd'],
  ['one came behind the first page', 'abcdXefghij', 'abc'],
  ['one went behind the first page', 'abcdfghij', 'abc'],
  ['nothing is where it was', 'vwxyz', 'vwx'],
  ['a page is all that is left', 'ab', 'ab'],
  ['nothing is left', '', ''],
])('read again after %s', (_what, now, shown) => {
  const list = loaded();
  list.change(now);
  list.read();
  expect(list.shown()).toBe(shown);
});

it('goes on behind the last row after it was read again', () => {
  const list = loaded();
  list.change('Xabcdefghij');
  list.read();
  list.more();
  expect(list.shown()).toBe('Xabcdefghi');
});

it('keeps what is loaded of a list that nobody has counted to its end', () => {
  const list = loaded({ isExact: false });
  list.change('abcdXefghij');
  list.read();
  expect(list.shown()).toBe('abcdef');
});

it('keeps what is loaded when one of it is deleted here', () => {
  const list = loaded();
  list.change('abcdfghij');
  list.evict('e');
  list.read();
  expect(list.shown()).toBe('abcdf');
});

it('shows no row twice that moved while pages were loaded', () => {
  const list = loaded();
  list.change('bcdefgahij');
  list.more();
  expect(list.shown()).toBe('bcdefgah');
});

it('lets a list without further pages be as long as was asked for', () => {
  const list = reading([...'abcdef']);
  list.change('Xabcdef');
  list.read();
  expect(list.shown()).toBe('Xab');
});
