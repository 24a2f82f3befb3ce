import { Router } from 'express';
import { auditRoute } from '../features/audit/audit.route.js';
import { calendarRoute } from '../features/expirations/calendar.route.js';
import { createNamedHandOut } from '../features/hand-out/named-hand-out.flow.js';
import { tokenRoute } from '../features/hand-out/token.route.js';
import { actionResultsRoute } from '../features/mailboxes/action-results.route.js';
import { importRowsRoute } from '../features/mailboxes/imports/import-rows.route.js';
import { mailboxImportRoute } from '../features/mailboxes/imports/mailbox-import.route.js';
import { callbackRoute } from '../features/validations/callback.route.js';
import { invitationRoute } from '../features/validations/invitation.route.js';
import { startRoute } from '../features/validations/start.route.js';
import { thanksRoute } from '../features/validations/thanks.route.js';
import type { Admission } from '../http/admission.js';
import { healthRoute } from '../http/health.route.js';
import { type SignIn, sessionOf } from '../http/sign-in.js';
import type { Flows } from './flows.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

export interface RouteDependencies {
  world: World;
  stores: Stores;
  flows: Flows;
  signIn: SignIn;
  admission: Admission;
}

/** What is reached by an address of its own, by the first segment (http/paths.ts). */
export function createRoutes({ world, stores, flows, signIn, admission }: RouteDependencies) {
  const { publicUrl } = world.config;
  const invitations = flows.consentInvitations;
  const journey = { validations: flows.validations, publicUrl, sessionOf: sessionOf(signIn) };
  return {
    health: healthRoute(world.database, { tokens: flows.grants, backlog: flows.backlog }),
    oauth: Router().use(
      startRoute(journey),
      invitationRoute({ invitations, publicUrl }),
      thanksRoute({ invitations, runStore: stores.runStore, consents: flows.consents, publicUrl }),
      callbackRoute({
        validations: flows.validations,
        publicUrl,
        sessionOf: sessionOf(signIn),
        invited: async (id) => Boolean(await invitations.ofRun(id)),
      }),
    ),
    calendar: calendarRoute({
      expirations: stores.expirationStore,
      feeds: stores.feedStore,
      publicUrl,
      clock: world.clock,
    }),
    token: tokenRoute({
      handOut: createNamedHandOut({
        mailboxLists: stores.mailboxListStore,
        audit: stores.auditStore,
        handOut: flows.handOut,
      }),
      audit: stores.auditStore,
      log: world.log,
      actorOf: admission.actorOf,
    }),
    'mailbox-imports': createImportRoutes({ world, stores, flows, admission }),
    'audit.csv': auditRoute({ audit: stores.auditStore, signIn }),
    'mailbox-actions': actionResultsRoute({
      audit: stores.auditStore,
      mailboxActions: stores.mailboxActionStore,
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
  return Router().use(
    mailboxImportRoute({
      audit: stores.auditStore,
      log: world.log,
      actorOf: admission.actorOf,
      stage: flows.stageImport,
    }),
    importRowsRoute({
      audit: stores.auditStore,
      mailboxImports: stores.mailboxImportStore,
      actorOf: admission.actorOf,
    }),
  );
}
