import { describe, expect, it } from 'vitest';
import { ref } from 'vue';
import { useMoreRows } from './useMoreRows.js';

const all = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `${index}` }));

/** A list of the server with pages of two. */
function list(server: { id: string }[]) {
  const shown = ref(server.slice(0, 2));
  const query = {
    fetchMore: async ({ variables: { after } }: { variables: { after: string } }) => {
      const from = server.findIndex(({ id }) => id === after) + 1;
      shown.value = [...shown.value, ...server.slice(from, from + 2)];
      return true;
    },
    refetch: async () => {
      shown.value = server.slice(0, 2);
      return true;
    },
  };
  return { shown, ...useMoreRows(query, 2, () => shown.value) };
}

describe('a list that does not tell its length', () => {
  it.each([0, 1])('has no more where the first page has %i of 2 rows', (count) => {
    expect(list(all(count)).hasMore.value).toBe(false);
  });

  it.each([3, 5])('shows each of its %i rows once', async (count) => {
    const { shown, hasMore, more } = list(all(count));
    while (hasMore.value) await more();
    expect(shown.value).toEqual(all(count));
  });

  it.each([2, 4])('ends behind its last page where that is full: %i rows', async (count) => {
    const { shown, hasMore, more } = list(all(count));
    while (hasMore.value) await more();
    expect(shown.value).toEqual(all(count));
  });

  it('looks for more again once it was read again', async () => {
    const server = all(2);
    const { shown, hasMore, more, refetch } = list(server);
    await more();
    expect(hasMore.value).toBe(false);
    server.push({ id: 'new' });
    await refetch();
    expect(hasMore.value).toBe(true);
    await more();
    expect(shown.value).toEqual(server);
  });
});
