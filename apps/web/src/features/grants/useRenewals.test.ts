import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client/core';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { mount } from '@vue/test-utils';
import type { FormattedExecutionResult } from 'graphql';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useExpirations } from '../expirations/useExpirations.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('reads what ends again, once for all grants that are renewed together', async () => {
  let asked = 0;
  let tell: ((result: FormattedExecutionResult) => void) | undefined;
  const link = new ApolloLink(
    ({ operationName }) =>
      new Observable((observer) => {
        if (operationName === 'GrantRenewed') return void (tell = observer.next.bind(observer));
        asked += 1;
        observer.next({ data: {} });
        observer.complete();
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  const page = {
    setup() {
      useExpirations();
      return () => null;
    },
  };
  const wrapper = mount(page, { global: { provide: { [DefaultApolloClient]: client } } });
  await vi.advanceTimersByTimeAsync(1);
  const before = asked;
  for (const id of ['one', 'other'])
    tell?.({ data: { grantChanged: { __typename: 'Grant', id } } });
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toBe(before + 1);
  wrapper.unmount();
});
