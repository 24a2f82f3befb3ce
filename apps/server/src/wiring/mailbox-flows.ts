import type { EntityManager } from 'typeorm';
import type { BatchFlow } from '../features/batches/batch.flow.js';
import type { IncidentFlow } from '../features/incidents/incident.flow.js';
import {
  type StagingDependencies,
  createStaging,
} from '../features/mailboxes/imports/import-staging.flow.js';
import {
  createMailboxImports,
  type MailboxImportDependencies,
} from '../features/mailboxes/imports/mailbox-import.flow.js';
import {
  createMailboxActions,
  type MailboxActionDependencies,
} from '../features/mailboxes/mailbox-action.flow.js';
import { createMailboxAddresses } from '../features/mailboxes/mailbox-addresses.flow.js';
import { createMailboxFlow } from '../features/mailboxes/mailbox.flow.js';
import { createMailboxEdits } from '../features/mailboxes/mailbox-edits.flow.js';
import { invitationsLeft } from '../features/validations/invitation-use.store.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

export type MailboxFlows = ReturnType<typeof createMailboxFlows>;

/** What an edit of a mailbox means for those who lie above it, in the transaction that saves it. */
export function createMailboxFlows(
  world: World,
  stores: Stores,
  {
    incidents,
    batches,
    mailboxLeft,
  }: {
    incidents: Pick<IncidentFlow, 'recheckSoon' | 'withdrawn'>;
    batches: Pick<BatchFlow, 'follow'>;
    mailboxLeft: (manager: EntityManager, mailboxId: string) => Promise<void>;
  },
) {
  const { recheckSoon, withdrawn } = incidents;
  const addresses = createMailboxAddresses({
    audit: stores.auditStore,
    mailHosts: stores.mailHostStore,
    recheckSoon,
  });
  const rules = { plaintextHosts: world.config.allowPlaintextMailHosts };
  const revokeAll = async (manager: EntityManager, id: string): Promise<void> => {
    await mailboxLeft(manager, id);
    await invitationsLeft(manager, id);
  };
  const mailboxEdits = createMailboxEdits({
    events: world.events,
    clients: stores.clientStore,
    mailboxes: stores.mailboxStore,
    rules,
    addresses,
    revokeAll,
    withdrawn,
  });
  return {
    addresses,
    mailboxes: createMailboxFlow({
      database: world.database,
      mailboxes: stores.mailboxStore,
      clients: stores.clientStore,
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      addresses,
      edits: mailboxEdits,
    }),
    mailboxEdits,
    ...createManyMailboxes(world, stores, { rules, addresses, batches, edits: mailboxEdits }),
  };
}

/** Many mailboxes at once: actions on a selection, and rows of a file. */
function createManyMailboxes(
  world: World,
  stores: Stores,
  beside: Pick<MailboxImportDependencies, 'addresses'> &
    Pick<MailboxActionDependencies, 'batches' | 'edits'> &
    Pick<StagingDependencies, 'rules'>,
) {
  const mailboxActions = createMailboxActions({
    clock: world.clock,
    log: world.log,
    database: world.database,
    events: world.events,
    audit: stores.auditStore,
    clients: stores.clientStore,
    mailboxActions: stores.mailboxActionStore,
    addresses: beside.addresses,
    batches: beside.batches,
    edits: beside.edits,
  });
  const mailboxImports = createMailboxImports({
    clock: world.clock,
    log: world.log,
    database: world.database,
    events: world.events,
    audit: stores.auditStore,
    mailboxes: stores.mailboxStore,
    mailboxImports: stores.mailboxImportStore,
    addresses: beside.addresses,
    batches: beside.batches,
    edits: beside.edits,
  });
  const stageImport = createStaging({
    clock: world.clock,
    database: world.database,
    providers: world.providers,
    audit: stores.auditStore,
    mailboxImports: stores.mailboxImportStore,
    mailHosts: stores.mailHostStore,
    rules: beside.rules,
  });
  return { mailboxActions, mailboxImports, stageImport };
}
