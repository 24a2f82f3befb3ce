import * as operations from '@mailkey/schema';
import { Kind, visit, type DocumentNode } from 'graphql';
import { expect, it } from 'vitest';

/** Each selection of a total, by its operation, and whether it is known there that it may be a lower bound. */
const asked = Object.entries(operations).flatMap(([name, document]: [string, DocumentNode]) => {
  const found: [string, boolean][] = [];
  visit(document, {
    SelectionSet({ selections }) {
      const fields = selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
      if (fields.includes('totalCount')) found.push([name, fields.includes('totalCountExact')]);
    },
  });
  return found;
});

it('who shows a total knows whether there are more', () => {
  expect(asked.length).toBeGreaterThan(10);
  // Home asks as well whether there is any client at all.
  const bare = asked.filter(([, exact]) => !exact).map(([name]) => name);
  expect([...new Set(bare)].sort()).toEqual(['HomeDocument']);
});
