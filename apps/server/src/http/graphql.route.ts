import type { IncomingMessage, Server } from 'node:http';
import {
  ApolloServer,
  HeaderMap,
  type ApolloServerOptions,
  type ApolloServerPlugin,
} from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import express, { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import { createErrorFormatter, firstErrors } from '../graphql/errors.js';
import type { Context, Watch } from '../graphql/context.js';
import { createKnownDocuments, type KnownDocuments } from '../graphql/known-documents.js';
import { asksForSchema, schemaIsPrivate } from '../graphql/limits/introspection.js';
import { LIMITS } from '../graphql/limits/limits.js';
import { limitRules } from '../graphql/limits/rules.js';
import type { Log } from '../lib/log.js';
import type { Admission } from './admission.js';
import { clientAddress, type TrustsHop } from './client-address.js';
import { send, type FastAnswer, type AnswerGraphql } from './fast-lane.js';
import { requireJson } from './guards.js';
import { createKnownOperation, isPlain } from './known-operation.js';
import { browserCookie, readCookie, setCookie, type SessionCookie } from './session-cookie.js';

export interface GraphqlDependencies {
  schema: GraphQLSchema;
  server: Server;
  trustsHop: TrustsHop;
  admission: Pick<Admission, 'actorOf'>;
  cookie: SessionCookie;
  watch: Watch;
  deny: Context['deny'];
  log: Log;
}

export interface GraphqlRoute {
  answer: AnswerGraphql;
  /** The same for every way to write the request: bodies and their types as Express reads them. */
  handler: Router;
  stop: () => Promise<void>;
}

/** GraphQL over HTTP: JSON by POST, no batching, bounded documents, masked errors. */
export async function graphqlRoute(deps: GraphqlDependencies): Promise<GraphqlRoute> {
  const documents = createKnownDocuments();
  const formatError = createErrorFormatter(deps.log);
  const apollo = createApollo(deps, { formatError, plugins: [ourRules(documents)] });
  await apollo.start();
  const contextOf = createContextOf(deps);
  const known = createKnownOperation({ schema: deps.schema, documents, formatError });

  const answer: AnswerGraphql = async (request, body) => {
    const cookies: string[] = [];
    const { accept } = request.headers;
    const answered =
      // A stranger may ask for less.
      (deps.admission.actorOf(request) &&
        (await known(body, accept, () => contextOf(request, cookies)))) ??
      (await answerOf(apollo, { accept, body }, () => contextOf(request, cookies)));
    return { ...answered, headers: [...answered.headers, ...cookies.map(asHeader)] };
  };

  const router = Router();
  const readBody = express.json({ limit: '100kb', inflate: false });
  router.post('/graphql', requireJson, readBody, async (request, response) => {
    send(response, await answer(request, request.body));
  });
  return { answer, handler: router, stop: () => apollo.stop() };
}

const asHeader = (cookie: string): [string, string] => ['set-cookie', cookie];

function createApollo(
  { schema, server }: GraphqlDependencies,
  { formatError, plugins }: Required<Pick<ApolloServerOptions<Context>, 'formatError' | 'plugins'>>,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    formatError,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    introspection: true, // for those who are signed in: see the plugin
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: true,
    validationRules: [...limitRules],
    stopOnTerminationSignals: false,
    // JSON alone is let in, which no page of another site can send without asking.
    csrfPrevention: false,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: server }),
      ApolloServerPluginLandingPageDisabled(),
      // Nothing is ever stored by anybody, and it would look at every field.
      ApolloServerPluginCacheControlDisabled(),
      ...plugins,
    ],
  });
}

/** Of the headers that one counts which decides about the answer in which language it is. */
async function answerOf(
  apollo: ApolloServer<Context>,
  { accept, body }: { accept: string | undefined; body: unknown },
  contextOf: () => Context,
): Promise<FastAnswer> {
  const headers = new HeaderMap(accept === undefined ? [] : [['accept', accept]]);
  const { status = 200, ...answered } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: () => Promise.resolve(contextOf()),
  });
  if (answered.body.kind !== 'complete')
    throw new Error('an answer in pieces, for no such question');
  return { status, headers: [...answered.headers], text: answered.body.string };
}

/** `cookies` takes what is to be set. */
function createContextOf(deps: GraphqlDependencies) {
  const known = browserCookie(deps.cookie);
  return (request: IncomingMessage, cookies: string[]): Context => ({
    actor: deps.admission.actorOf(request),
    watch: deps.watch,
    deny: deps.deny,
    request: {
      ip: clientAddress(request, deps.trustsHop),
      userAgent: request.headers['user-agent'] ?? '',
      browser: readCookie(request.headers.cookie, known.name),
      ...(request.headers.origin !== undefined && { origin: request.headers.origin }),
    },
    setSession: (token, browser) => {
      cookies.push(setCookie(deps.cookie, token));
      if (browser) cookies.push(setCookie(known, browser));
    },
  });
}

/** Who may ask for the schema; and few errors: graphql stops at a hundred, of which each may be long. */
const ourRules = (documents: KnownDocuments): ApolloServerPlugin<Context> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, source, contextValue }) => {
        if (!contextValue.actor && asksForSchema(document)) throw schemaIsPrivate();
        if (contextValue.actor && isPlain(document)) documents.remember(source, document);
        return Promise.resolve();
      },
      willSendResponse: ({ response: { body } }) => {
        if (body.kind === 'single' && body.singleResult.errors)
          body.singleResult.errors = firstErrors(body.singleResult.errors);
        return Promise.resolve();
      },
    }),
});
