import { createBatches } from '../features/batches/batch.flow.js';
import type { TokenOf } from '../features/grants/mailbox-token.flow.js';
import { createRecheck } from '../features/incidents/recheck.flow.js';
import { createFairShare } from '../features/runs/fair-share.flow.js';
import { createReach } from '../features/hand-out/reach.flow.js';
import { createHandOut } from '../features/hand-out/hand-out.flow.js';
import { createGrantEnd } from '../features/incidents/grant-end.flow.js';
import { createIncidentFlow } from '../features/incidents/incident.flow.js';
import { createKeyRotation } from '../features/keys/key-rotation.flow.js';
import { type RunFlow, createRunFlow } from '../features/runs/run.flow.js';
import { createAccessFlows } from './access-flows.js';
import { createAlertFlows, createReminders } from './alert-flows.js';
import { createCheckFlows } from './check-flows.js';
import { createClientFlow, createEditFlows, createSecretFlows } from './client-flows.js';
import { batchSteps, runEndings } from './endings.js';
import { createMailboxFlows } from './mailbox-flows.js';
import type { Stores } from './stores.js';
import { createTokenFlows } from './token-flows.js';
import { createInvitations, createValidations } from './validation-flows.js';
import type { World } from './world.js';

export type Flows = ReturnType<typeof createFlows>;

export function createFlows(world: World, stores: Stores) {
  const { database, clock, log, events } = world;
  // Incidents lie above grants, and tell of their end by what lies between.
  const tokens = createTokenFlows(world, stores, {
    grantEnded: (manager, ended) => grantEnded(manager, ended),
    grantFixed: (manager, holder) => incidents.recheckSoon(manager, holder),
  });
  const { grants, tokenOf, consents } = tokens;
  const alerts = createAlertFlows(world, stores, tokenOf);
  const runs: RunFlow = createRunFlow({
    database,
    store: stores.runStore,
    events,
    clock,
    log,
    endings: runEndings(stores.mailboxStore, () => ({ validations, incidents })),
  });
  const validations = createValidations(world, stores, { ...tokens, runs });
  const steps = batchSteps(() => ({ incidents, edits, boxes }));
  const batches = createBatches({ clock, log, database, events, steps });
  const incidents = createIncidentFlow({
    incidents: stores.incidentStore,
    notify: alerts.notify,
    retell: alerts.retell,
    batches,
    events,
    clock,
  });
  const grantEnded = createGrantEnd({ incidents, clock, publicUrl: world.config.publicUrl });
  const edits = createEditFlows(world, stores, { validations, incidents, consents, batches });
  const boxes = createMailboxFlows(world, stores, { ...tokens, incidents, batches });
  return {
    ...tokens,
    ...boxes,
    runs,
    alerts,
    validations,
    consentInvitations: createInvitations(world, stores, { runs, validations }),
    incidents,
    batches,
    recheck: createRecheck({ clock, database }),
    share: createFairShare({ current: runs.current, atOnce: world.runsAtOnce }),
    ...createTokenHandOut(world, stores, tokenOf),
    clientChanged: edits.clientChanged,
    oauthClients: createClientFlow(world, stores, { ...edits, ...tokens }),
    ...createCheckFlows(world, stores, { tokenOf, runs, incidents }),
    ...createReminders(world, stores, alerts.notify),
    ...createSecretFlows(world, stores, { proofs: grants, settingsChanged: edits.settingsChanged }),
    keyRotation: createKeyFlows(world, stores),
    ...createAccessFlows(world, stores, alerts.notify),
  };
}

/** Who may have which token; one for GraphQL and for what speaks none, so that both count together. */
function createTokenHandOut(world: World, stores: Stores, tokenOf: TokenOf) {
  return {
    handOut: createHandOut({
      clock: world.clock,
      mailboxLists: stores.mailboxListStore,
      audit: stores.auditStore,
      tokenOf,
      grantStore: stores.grantStore,
      perMinute: world.rates.handOut,
    }),
    reach: createReach({
      mailboxLists: stores.mailboxListStore,
      grantLists: stores.grantListStore,
      grants: stores.grantStore,
    }),
  };
}

function createKeyFlows(world: World, stores: Stores) {
  return createKeyRotation({
    clock: world.clock,
    log: world.log,
    database: world.database,
    keyring: world.keyring,
    dataKeys: stores.dataKeyStore,
    sealedValues: stores.sealedValueStore,
  });
}
