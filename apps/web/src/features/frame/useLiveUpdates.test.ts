import { ApolloClient, ApolloLink, gql, InMemoryCache, Observable } from '@apollo/client/core';
import { DefaultApolloClient, useQuery } from '@vue/apollo-composable';
import { mount } from '@vue/test-utils';
import type { FormattedExecutionResult } from 'graphql';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLiveUpdates } from './useLiveUpdates.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Observer {
  next(result: FormattedExecutionResult): void;
}

const lists = {
  OAuthClients: { field: 'oauthClients', type: 'OAuthClient' },
  Mailboxes: { field: 'mailboxes', type: 'Mailbox' },
  Incidents: { field: 'incidents', type: 'Incident' },
};
type List = keyof typeof lists;

/** The three lists on screen, each with one row, on a server that counts what it is asked. */
async function onScreen() {
  const asked: string[] = [];
  const watchers = new Map<string, Observer>();
  const link = new ApolloLink(
    ({ operationName }) =>
      new Observable((observer) => {
        const list = lists[operationName as List] as (typeof lists)[List] | undefined;
        if (!list) return void watchers.set(operationName, observer);
        asked.push(operationName);
        const incident = { __typename: 'Incident', id: 'theirs' };
        const nodes = [{ __typename: list.type, id: 'known', incident }];
        observer.next({ data: { [list.field]: { __typename: 'Connection', nodes } } });
        observer.complete();
      }),
  );
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link,
    devtools: { enabled: false },
  });
  const wrapper = mount(
    {
      setup() {
        for (const [name, { field }] of Object.entries(lists))
          useQuery(gql`query ${name} { ${field} { nodes { id incident { id } } } }`);
        useLiveUpdates();
        return () => null;
      },
    },
    { global: { provide: { [DefaultApolloClient]: client } } },
  );
  await vi.advanceTimersByTimeAsync(1);
  asked.length = 0;
  const change = (list: List, id: string, status?: string) => {
    const { type } = lists[list];
    const field = `${type[0]?.toLowerCase() ?? ''}${type.slice(1)}Changed`.replace(
      'oAuth',
      'oauth',
    );
    watchers.get(`${type}Changed`)?.next({ data: { [field]: { __typename: type, id, status } } });
  };
  return { asked, change, close: () => wrapper.unmount() };
}

const pairs = (['OAuthClients', 'Mailboxes', 'Incidents'] as const).flatMap((first, _, all) =>
  all.filter((second) => second !== first).map((second) => [first, second] as const),
);

it.each(pairs)('reads both lists again when %s and %s change at once', async (first, second) => {
  const { asked, change, close } = await onScreen();
  change(first, 'new');
  await vi.advanceTimersByTimeAsync(399);
  change(second, 'new');
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toEqual(expect.arrayContaining([first, second]));
  close();
});

it('reads a list again for one that it misses, whatever changes after that', async () => {
  const { asked, change, close } = await onScreen();
  change('Mailboxes', 'new');
  change('Mailboxes', 'known');
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toContain('Mailboxes');
  close();
});

it('does not wait for a quiet moment', async () => {
  const { asked, change, close } = await onScreen();
  for (let count = 0; count < 10; count += 1) {
    change('Mailboxes', `new ${count}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked.filter((name) => name === 'Mailboxes').length).toBeGreaterThan(1);
  close();
});

it('leaves a list alone that has what changed, where its state is what it was', async () => {
  const { asked, change, close } = await onScreen();
  change('Mailboxes', 'known', 'OK');
  change('OAuthClients', 'known', 'OK');
  await vi.advanceTimersByTimeAsync(1000);
  asked.length = 0;
  change('Mailboxes', 'known', 'OK');
  change('OAuthClients', 'known', 'OK');
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked.filter((name) => name !== 'Incidents')).toEqual([]);
  close();
});

it('reads a list again that has what changed, where its state is another: its order and its numbers', async () => {
  const { asked, change, close } = await onScreen();
  change('Mailboxes', 'known', 'OK');
  await vi.advanceTimersByTimeAsync(1000);
  asked.length = 0;
  change('Mailboxes', 'known', 'FAILING');
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toEqual(expect.arrayContaining(['Mailboxes']));
  expect(asked).not.toContain('OAuthClients');
  close();
});

it('reads mailboxes again that show an incident which changed', async () => {
  const { asked, change, close } = await onScreen();
  change('Incidents', 'theirs');
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toContain('Mailboxes');
  asked.length = 0;
  change('Incidents', 'of others');
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).not.toContain('Mailboxes');
  close();
});
