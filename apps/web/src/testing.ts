import {
  ApolloClient,
  ApolloLink,
  InMemoryCache,
  Observable,
  type FetchResult,
} from '@apollo/client/core';
import { MeDocument, type Role } from '@mailkey/schema';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { mount } from '@vue/test-utils';
import ui from '@nuxt/ui/vue-plugin';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter, type RouteRecordRaw } from 'vue-router';
import { i18n, loadMessages } from './i18n.js';
import { routes } from './router.js';

await loadMessages();

/** The routes without their pages: links lead somewhere, and nothing is still loading when a test ends. */
// Spreading forgets which kind of route it was.
const places = routes.map(
  (route) => ({ ...route, component: { render: () => null } }) as RouteRecordRaw,
);

/** Answers of a server by operation name; what a test does not name stays unanswered. */
export type Answers = Record<string, (variables: Record<string, unknown>) => FetchResult | Error>;

function createTestClient(answers: Answers = {}) {
  const link = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        const answer = answers[operationName]?.(variables);
        if (answer instanceof Error) return observer.error(answer);
        if (!answer) return;
        observer.next(answer);
        observer.complete();
      }),
  );
  return new ApolloClient({ cache: new InMemoryCache(), link, devtools: { enabled: false } });
}

interface Surroundings {
  answers?: Answers;
  slots?: Record<string, () => unknown>;
  /** Who looks: an admin unless said otherwise; null where nobody is signed in. */
  role?: Role | null;
}

/** Mounts a component as the app would: with words, routes, the kit and a GraphQL client. */
export function mountInApp(
  component: Component,
  props: Record<string, unknown> = {},
  { answers, slots, role = 'ADMIN' }: Surroundings = {},
) {
  const client = createTestClient(answers);
  const me = role && { __typename: 'User' as const, id: 'me', email: 'me@contoso.com', role };
  if (me) client.writeQuery({ query: MeDocument, data: { me } });
  const router = createRouter({ history: createMemoryHistory(), routes: places });
  const wrapper = mount(component, {
    props,
    slots,
    attachTo: document.body,
    global: { plugins: [router, i18n, ui], provide: { [DefaultApolloClient]: client } },
  });
  return { wrapper, client, router };
}
