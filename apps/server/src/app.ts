import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import type { Config } from './config.js';
import { auditRoute } from './features/audit/audit.route.js';
import { calendarRoute } from './features/expirations/calendar.route.js';
import { actionResultsRoute } from './features/mailboxes/action-results.route.js';
import { createNamedHandOut } from './features/hand-out/named-hand-out.flow.js';
import { tokenRoute } from './features/hand-out/token.route.js';
import { importRowsRoute } from './features/mailboxes/imports/import-rows.route.js';
import { mailboxImportRoute } from './features/mailboxes/imports/mailbox-import.route.js';
import { callbackRoute } from './features/validations/callback.route.js';
import { createConsentInvitations } from './features/validations/consent-invitation.flow.js';
import { invitationRoute } from './features/validations/invitation.route.js';
import { thanksRoute } from './features/validations/thanks.route.js';
import { startRoute } from './features/validations/start.route.js';
import type { Watch } from './graphql/context.js';
import { createSchema } from './graphql/schema.js';
import { graphqlRoute } from './http/graphql.route.js';
import { graphqlSocket } from './http/graphql-socket.js';
import { healthRoute } from './http/health.route.js';
import { createHttpServer } from './http/http-server.js';
import { createOpenSockets } from './http/open-sockets.js';
import { createAdmission, type Admission } from './http/admission.js';
import { createRateLimits } from './http/rate-limits.js';
import { sessionCookie } from './http/session-cookie.js';
import {
  createKeySignIn,
  createSignIn,
  createSignInAgain,
  sessionOf,
  type SignIn,
} from './http/sign-in.js';
import { follow, fromNow } from './lib/events.js';
import { createFlows, type Flows } from './flows.js';
import { createResolvers } from './resolvers.js';
import { createStores, openWorld, type Overrides, type Stores, type World } from './world.js';

export interface App {
  /** Listens and answers with the port. */
  listen(): Promise<number>;
  /** The one-time token that makes the first admin; undefined when there is somebody already. */
  setUpToken: string | undefined;
  close(): Promise<void>;
}

interface RouteDependencies {
  world: World;
  stores: Stores;
  flows: Flows;
  signIn: SignIn;
  admission: Admission;
}

/** Wires the product by hand, in reading order: world, stores, flows, resolvers, HTTP. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const world = await openWorld(config, overrides);
  const stores = createStores(world);
  const flows = createFlows(world, stores);
  const setUp = await flows.setUp.atStart(config.admin);
  await flows.runs.interruptUnfinished();
  await flows.keyRotation.resume();
  await flows.grants.resume();
  flows.upkeep.start();
  flows.revocationQueue.start();
  flows.consents.start();
  flows.reminders.start();
  flows.incidentReminders.start();
  flows.registrations.start();
  flows.formerSecrets.start();
  flows.batches.start();
  flows.mailboxActions.start();
  flows.mailboxImports.start();
  flows.alerts.start();
  await flows.schedule.start();
  const http = await openHttp(world, stores, flows);
  return {
    listen: () => listen(http.server, config),
    setUpToken: setUp?.token,
    close: async () => {
      await http.stop();
      flows.validations.close();
      await flows.schedule.close();
      await flows.batches.close();
      await flows.mailboxActions.close();
      await flows.mailboxImports.close();
      await flows.runs.close();
      await flows.alerts.close();
      await flows.upkeep.close();
      await flows.secretChanges.close();
      await flows.formerSecrets.close();
      await flows.grants.close();
      await flows.consents.close();
      await flows.revocationQueue.close();
      await flows.discovery.close();
      await flows.keyRotation.close();
      await flows.reminders.close();
      await flows.incidentReminders.close();
      await flows.registrations.close();
      await stores.audit.close();
      await world.sandbox?.close();
      await world.spool?.close();
      await world.database.close();
    },
  };
}

async function openHttp(world: World, stores: Stores, flows: Flows) {
  const { config, log, events } = world;
  const schema = createSchema(createResolvers(world, stores, flows), world.times);
  const watch = createWatch(events, stores, flows);
  const cookie = sessionCookie(config.publicUrl);
  const signIn = createSignIn({ sessions: stores.sessions, apiKeys: stores.apiKeys, cookie });
  const { server, trustsHop, open } = createHttpServer(config, log);
  const limits = createRateLimits(world.clock, world.rates);
  const admission = createAdmission({ signIn, keySignIn: createKeySignIn(stores) }, limits);
  const { publicUrl } = config;
  const again = createSignInAgain(stores);
  const sockets = createOpenSockets({ events, again, clock: world.clock, log });
  const shared = { schema, server, watch, log, deny: stores.audit.deny };
  const graphql = await graphqlRoute({ ...shared, trustsHop, admission, cookie });
  const socket = graphqlSocket({
    ...shared,
    signIn,
    again,
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

/** What is reached by an address of its own, by the first segment (http/paths.ts). */
function createRoutes({ world, stores, flows, signIn, admission }: RouteDependencies) {
  const { publicUrl } = world.config;
  const invitations = createConsentInvitations({ ...world, ...stores, ...flows, publicUrl });
  const journey = { validations: flows.validations, publicUrl, sessionOf: sessionOf(signIn) };
  return {
    health: healthRoute(world.database, { tokens: flows.grants, backlog: flows.backlog }),
    oauth: Router().use(
      startRoute(journey),
      invitationRoute({ invitations, publicUrl }),
      thanksRoute({ invitations, runStore: stores.runs, consents: flows.consents, publicUrl }),
      callbackRoute({ ...journey, invited: async (id) => Boolean(await invitations.ofRun(id)) }),
    ),
    calendar: calendarRoute({ ...stores, publicUrl, clock: world.clock }),
    token: tokenRoute({
      handOut: createNamedHandOut({ ...stores, ...flows }),
      ...{ audit: stores.audit, log: world.log, actorOf: admission.actorOf },
    }),
    'mailbox-imports': createImportRoutes({ world, stores, flows, admission }),
    'audit.csv': auditRoute({ audit: stores.audit, signIn }),
    'mailbox-actions': actionResultsRoute({
      ...stores,
      actorOf: admission.actorOf,
    }),
  };
}

function createImportRoutes({
  world,
  stores,
  flows,
  admission,
}: Omit<RouteDependencies, 'signIn'>) {
  const use = { ...stores, log: world.log, actorOf: admission.actorOf };
  return Router().use(
    mailboxImportRoute({ ...use, stage: flows.stageImport }),
    importRowsRoute(use),
  );
}

/** What subscriptions follow. */
function createWatch(events: World['events'], stores: Stores, flows: Flows): Watch {
  return {
    run: flows.runs.watch,
    oauthClient: (id) => follow(events.subscribe('oauthClient', id), stores.clients.byId),
    mailbox: (id) => follow(events.subscribe('mailbox', id), stores.mailboxes.byId),
    mailboxAction: (id) =>
      fromNow(follow(events.subscribe('mailboxAction', id), stores.mailboxActions.byId), () =>
        stores.mailboxActions.byId(id),
      ),
    grant: ({ id, oauthClientId }) =>
      follow(events.subscribe('grant', id, oauthClientId), stores.grants.byId),
    mailboxImport: flows.mailboxImports.watch,
    incident: (id) => follow(events.subscribe('incident', id), stores.incidents.byId),
    alertChannel: () => follow(events.subscribe('alertChannel'), stores.alertChannels.byId),
    alertDelivery: (channelId) =>
      follow(events.subscribe('alertDelivery', undefined, channelId), (id) =>
        stores.alertDeliveries.ofChannel(channelId, id),
      ),
  };
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // a TCP server that listens has one
    });
  });
}
