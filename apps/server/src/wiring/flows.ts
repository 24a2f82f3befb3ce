import { createBatches } from '../features/batches/batch.flow.js';
import type { TokenOf } from '../features/grants/mailbox-token.flow.js';
import { createHandOut } from '../features/hand-out/hand-out.flow.js';
import { createGrantEnd } from '../features/incidents/grant-end.flow.js';
import { createIncidentFlow } from '../features/incidents/incident.flow.js';
import { createKeyRotation } from '../features/keys/key-rotation.flow.js';
import { type RunFlow, createRunFlow } from '../features/runs/run.flow.js';
import { createAccessFlows } from './access-flows.js';
import { createAlertFlows, createReminders } from './alert-flows.js';
import { createCheckFlows } from './check-flows.js';
import { createEditFlows, createSecretFlows } from './client-flows.js';
import { batchSteps, runEndings } from './endings.js';
import { createMailboxFlows } from './mailbox-flows.js';
import type { Stores } from './stores.js';
import { createTokenFlows } from './token-flows.js';
import { createInvitations, createValidations } from './validation-flows.js';
import type { World } from './world.js';

export type Flows = ReturnType<typeof createFlows>;

export function createFlows(world: World, stores: Stores) {
  const { database, clock, config, log, events } = world;
  const { publicUrl } = config;
  // Incidents lie above grants, and tell of their end by what lies between.
  const tokens = createTokenFlows(world, stores, {
    grantEnded: (manager, ended) => grantEnded(manager, ended),
    grantMended: (manager, holder) => incidents.hurry(manager, holder),
  });
  const { grants, tokenOf, consents, discovery } = tokens;
  const alerts = createAlertFlows(world, stores, tokenOf);
  const runs: RunFlow = createRunFlow({
    database,
    store: stores.runStore,
    events,
    clock,
    log,
    endings: runEndings(stores.mailboxStore, () => ({ validations, incidents })),
  });
  const validations = createValidations(world, stores, { runs, grants, consents, discovery });
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
  const grantEnded = createGrantEnd({ incidents, clock, publicUrl });
  const edits = createEditFlows(world, stores, { validations, incidents, consents, batches });
  const boxes = createMailboxFlows(world, stores, {
    mailboxLeft: tokens.mailboxLeft,
    incidents,
    batches,
  });
  return {
    ...tokens,
    ...boxes,
    runs,
    alerts,
    validations,
    consentInvitations: createInvitations(world, stores, { runs, validations }),
    incidents,
    batches,
    handOut: createTokenHandOut(world, stores, tokenOf),
    clientChanged: edits.clientChanged,
    ...createCheckFlows(world, stores, { tokenOf, runs, incidents }),
    ...createReminders(world, stores, alerts.notify),
    ...createSecretFlows(world, stores, { proofs: grants, settingsChanged: edits.settingsChanged }),
    keyRotation: createKeyFlows(world, stores),
    ...createAccessFlows(world, stores, alerts.notify),
  };
}

/** One for GraphQL and for what speaks none, so that both count together. */
function createTokenHandOut(world: World, stores: Stores, tokenOf: TokenOf) {
  return createHandOut({
    clock: world.clock,
    mailboxLists: stores.mailboxListStore,
    audit: stores.auditStore,
    tokenOf,
    grantStore: stores.grantStore,
    perMinute: world.rates.handOut,
  });
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
