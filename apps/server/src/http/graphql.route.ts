import type { Server } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { Router, type RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import { createErrorFormatter, firstErrors } from '../graphql/errors.js';
import type { Context, Watch } from '../graphql/context.js';
import { asksForSchema, schemaIsPrivate } from '../graphql/limits/introspection.js';
import { LIMITS } from '../graphql/limits/limits.js';
import { limitRules } from '../graphql/limits/rules.js';
import type { Log } from '../lib/log.js';
import type { Admission } from './admission.js';
import { requireJson } from './guards.js';
import { browserCookie, readCookie, type SessionCookie } from './session-cookie.js';

export interface GraphqlDependencies {
  schema: GraphQLSchema;
  server: Server;
  admission: Admission;
  cookie: SessionCookie;
  watch: Watch;
  deny: Context['deny'];
  log: Log;
}

/** GraphQL over HTTP: JSON by POST, no batching, bounded documents, masked errors. */
export async function graphqlRoute(
  use: GraphqlDependencies,
): Promise<{ handler: Router; stop: () => Promise<void> }> {
  const apollo = new ApolloServer<Context>({
    schema: use.schema,
    formatError: createErrorFormatter(use.log),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    introspection: true, // for those who are signed in: see the plugin
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: true,
    validationRules: [...limitRules],
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: use.server }),
      ApolloServerPluginLandingPageDisabled(),
      schemaForSignedIn,
      fewErrors,
    ],
  });
  await apollo.start();
  const known = browserCookie(use.cookie);
  const handler = expressMiddleware(apollo, {
    context: async ({ req, res }) => ({
      actor: use.admission.actorOf(req),
      watch: use.watch,
      deny: use.deny,
      request: {
        ip: req.ip ?? '',
        userAgent: req.headers['user-agent'] ?? '',
        browser: readCookie(req.headers.cookie, known.name),
        origin: req.headers.origin,
      },
      setSession: (token, browser) => {
        const { name, options } = use.cookie;
        if (token) res.cookie(name, token, options);
        else res.clearCookie(name, options);
        if (browser) res.cookie(known.name, browser, known.options);
      },
    }),
  });
  const router = Router();
  const readBody = express.json({ limit: '100kb', inflate: false });
  // The integration types an older Express.
  router.post('/graphql', requireJson, readBody, handler as RequestHandler);
  return { handler: router, stop: () => apollo.stop() };
}

/** Graphql stops at a hundred, of which each may be long. */
const fewErrors: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (body.kind === 'single' && body.singleResult.errors)
          body.singleResult.errors = firstErrors(body.singleResult.errors);
        return Promise.resolve();
      },
    }),
};

const schemaForSignedIn: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, contextValue }) => {
        if (!contextValue.actor && asksForSchema(document)) throw schemaIsPrivate();
        return Promise.resolve();
      },
    }),
};
