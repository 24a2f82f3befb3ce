import { createSchema } from './schema.js';
import { createAdmission } from '../http/admission.js';
import { graphqlSocket } from '../http/graphql-socket.js';
import { graphqlRoute } from '../http/graphql.route.js';
import { createHttpServer } from '../http/http-server.js';
import { createOpenSockets } from '../http/open-sockets.js';
import { createRateLimits } from '../http/rate-limits.js';
import { sessionCookie } from '../http/session-cookie.js';
import { createKeySignIn, createSignIn, revalidateBy } from '../http/sign-in.js';
import type { Flows } from './flows.js';
import { createRoutes } from './routes.js';
import type { Stores } from './stores.js';
import { createWatch } from './watch.js';
import type { World } from './world.js';

export async function openHttp(world: World, stores: Stores, flows: Flows) {
  const { config, log, events } = world;
  const schema = createSchema({ world, stores, flows });
  const watch = createWatch(events, stores, flows);
  const cookie = sessionCookie(config.publicUrl);
  const signIn = createSignIn({
    sessions: stores.sessionStore,
    apiKeys: stores.apiKeyStore,
    cookie,
  });
  const { server, trustsHop, open } = createHttpServer(config, log);
  const limits = createRateLimits(world.clock, world.rates);
  const admission = createAdmission(
    { signIn, keySignIn: createKeySignIn({ apiKeys: stores.apiKeyStore }) },
    limits,
  );
  const { publicUrl } = config;
  const revalidate = revalidateBy({ sessions: stores.sessionStore, apiKeys: stores.apiKeyStore });
  const sockets = createOpenSockets({ events, revalidate, clock: world.clock, log });
  const graphql = await graphqlRoute({
    schema,
    server,
    watch,
    log,
    deny: stores.auditStore.deny,
    trustsHop,
    admission,
    cookie,
  });
  const socket = graphqlSocket({
    schema,
    server,
    watch,
    log,
    deny: stores.auditStore.deny,
    signIn,
    revalidate,
    open: sockets,
    limits,
    trustsHop,
    publicUrl,
    socketLimits: world.socketLimits,
    pingEveryMs: world.pingEveryMs,
  });
  const routes = {
    graphql: graphql.handler,
    ...createRoutes({ world, stores, flows, signIn, admission }),
  };
  open({ admission, graphql: graphql.answer, routes });
  return {
    server,
    stop: async () => {
      await sockets.stop();
      await socket.stop();
      await graphql.stop();
    },
  };
}
