import {
  ApolloClient,
  ApolloLink,
  createHttpLink,
  fromPromise,
  InMemoryCache,
  Observable,
  split,
} from '@apollo/client/core';
import { onError } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { cacheSizes, getMainDefinition } from '@apollo/client/utilities';
import { createClient } from 'graphql-ws';
import { pages, rows } from './lib/list-pages.js';

// Ten thousand rows of half a dozen parts each: where fewer are remembered, a change reads all of them anew.
cacheSizes['inMemoryCache.executeSelectionSet'] = 100_000;
cacheSizes['inMemoryCache.executeSubSelectedArray'] = 30_000;

export const createCache = () =>
  new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          oauthClients: pages(),
          mailboxes: pages(),
          incidents: pages(),
          expirations: pages(),
          users: pages(),
          alertChannels: rows(),
          alertDeliveries: pages(),
          apiKeys: rows(),
          sessions: rows(),
          auditEvents: pages(),
        },
      },
      OAuthClient: { fields: { runs: pages(), mailboxes: pages(), clientSecret: { merge: true } } },
      MailboxAction: { fields: { results: pages() } },
      MailboxImport: { fields: { rows: pages() } },
      WaitingConsent: { keyFields: ['runId'] },
      Incident: { fields: { mailboxes: pages() } },
      Mailbox: { fields: { runs: pages(), incoming: { merge: true }, outgoing: { merge: true } } },
    },
  });

// These ask who somebody is; their refusal is an answer.
const askWho = ['Me', 'Login', 'SetUp', 'AcceptInvitation', 'Logout'];

export interface SessionEvents {
  /** Called when the server no longer knows the session. */
  onSignedOut(): void;
  /** Called when the server wants the password again; whether the person has shown it. */
  onProofNeeded(): Promise<boolean>;
}

/** Holds back a refused operation until the person has shown the password, then sends it again. */
export const proofLink = (ask: SessionEvents['onProofNeeded']): ApolloLink =>
  onError(({ graphQLErrors, operation, forward, response }) => {
    const wanted = graphQLErrors?.some(({ extensions }) => extensions?.reason === 'REAUTHENTICATE');
    if (!wanted) return;
    return fromPromise(ask()).flatMap((proved) =>
      proved ? forward(operation) : Observable.of(response ?? {}),
    );
  });

const forbidden = [4401, 4403];

/** HTTP for queries and mutations, one WebSocket for subscriptions; both carry the session cookie. */
export function createApollo({ onSignedOut, onProofNeeded }: SessionEvents) {
  const socket = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    retryAttempts: Infinity,
    keepAlive: 20_000,
    shouldRetry: (problem) => !forbidden.includes((problem as CloseEvent).code),
    on: {
      // What changed while there was no line has been missed, before the first one as well: read again.
      connected: () => void client.refetchQueries({ include: 'active' }),
      closed: (event) => {
        if (forbidden.includes((event as CloseEvent).code)) onSignedOut();
      },
    },
  });
  const signedOut = onError(({ graphQLErrors, operation }) => {
    const refused = graphQLErrors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
    if (refused && !askWho.includes(operation.operationName)) onSignedOut();
  });
  const isSubscription = ({ query }: { query: Parameters<typeof getMainDefinition>[0] }) => {
    const definition = getMainDefinition(query);
    return definition.kind === 'OperationDefinition' && definition.operation === 'subscription';
  };
  const client = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([
      signedOut,
      proofLink(onProofNeeded),
      split(
        isSubscription,
        new GraphQLWsLink(socket),
        createHttpLink({ uri: '/graphql', credentials: 'same-origin' }),
      ),
    ]),
    defaultOptions: {
      watchQuery: {
        fetchPolicy: 'cache-and-network',
        nextFetchPolicy: 'cache-first',
        refetchWritePolicy: 'merge', // what is loaded of a list stays (lib/list-pages.ts)
      },
    },
  });
  // The store is reset when the person changes: the socket belongs to the former one.
  client.onResetStore(async () => socket.terminate());
  return client;
}
