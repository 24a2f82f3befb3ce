import { createConsentInvitations } from '../features/validations/consent-invitation.flow.js';
import {
  createValidationFlow,
  type ValidationDependencies,
  type ValidationFlow,
} from '../features/validations/validation.flow.js';
import type { RunFlow } from '../features/runs/run.flow.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

export function createValidations(
  world: World,
  stores: Stores,
  above: Pick<ValidationDependencies, 'runs' | 'grants' | 'consents' | 'discovery'>,
) {
  return createValidationFlow({
    mailboxKinds: stores.mailboxKindStore,
    clientMailboxes: stores.clientMailboxStore,
    audit: stores.auditStore,
    clients: stores.clientStore,
    attempts: stores.attemptStore,
    database: world.database,
    runs: above.runs,
    events: world.events,
    clock: world.clock,
    log: world.log,
    publicUrl: world.config.publicUrl,
    grants: above.grants,
    consents: above.consents,
    discovery: above.discovery,
    read: world.database.read,
    runStore: stores.runStore,
    providers: world.providers,
  });
}

/** Links that somebody else signs in by. */
export function createInvitations(
  world: World,
  stores: Stores,
  above: { runs: RunFlow; validations: ValidationFlow },
) {
  return createConsentInvitations({
    clock: world.clock,
    database: world.database,
    events: world.events,
    clientMailboxes: stores.clientMailboxStore,
    audit: stores.auditStore,
    clients: stores.clientStore,
    runs: above.runs,
    validations: above.validations,
    publicUrl: world.config.publicUrl,
  });
}
