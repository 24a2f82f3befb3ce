import { ApolloError, gql, type FetchResult } from '@apollo/client/core';
import { expect, it, vi } from 'vitest';
import { mountInApp } from '../testing.js';
import { useRead } from './useRead.js';

const LIST = gql`
  query List($after: String) {
    list(after: $after)
  }
`;
const list = (text: string): FetchResult => ({ data: { list: text } });

/** A list of the server that gives these answers, one after the other. */
function read(...answers: (FetchResult | Error)[]) {
  const asked: unknown[] = [];
  let query: ReturnType<typeof useRead<{ list: string }, { after?: string }>> | undefined;
  const setup = () => {
    query = useRead(LIST);
    return () => null;
  };
  const List = ({ after }: Record<string, unknown>) => {
    asked.push(after);
    return answers.shift() ?? new Error('asked too often');
  };
  mountInApp({ setup }, {}, { answers: { List } });
  if (!query) throw new Error('it was not mounted');
  return { ...query, asked };
}

const down = () => new ApolloError({ networkError: new Error('no line') });

it('tells of a further page that failed, keeps what was there, and tries that page again', async () => {
  const { result, loading, error, fetchMore, retry, asked } = read(list('1'), down(), list('2'));
  await vi.waitFor(() => expect(result.value?.list).toBe('1'));
  expect(await fetchMore({ variables: { after: 'one' } })).toBe(false);
  expect(error.value).toBeInstanceOf(Error);
  expect([loading.value, result.value?.list]).toEqual([false, '1']);
  expect(await retry()).toBe(true);
  expect([error.value, asked]).toEqual([null, [undefined, 'one', 'one']]);
});

it('tells of a reading again that failed, and tries all of it again', async () => {
  const { result, loading, error, refetch, retry, asked } = read(list('1'), down(), list('2'));
  await vi.waitFor(() => expect(result.value?.list).toBe('1'));
  expect(await refetch()).toBe(false);
  expect([loading.value, error.value === null]).toEqual([false, false]);
  expect(await retry()).toBe(true);
  expect([result.value?.list, error.value, asked.length]).toEqual(['2', null, 3]);
});
