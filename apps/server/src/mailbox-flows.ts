import type { EntityManager } from 'typeorm';
import type { BatchFlow } from './features/batches/batch.flow.js';
import type { IncidentFlow } from './features/incidents/incident.flow.js';
import { createMailboxActions } from './features/mailboxes/mailbox-action.flow.js';
import { createMailboxAddresses } from './features/mailboxes/mailbox-addresses.flow.js';
import { createStaging } from './features/mailboxes/imports/import-staging.flow.js';
import { createMailboxImports } from './features/mailboxes/imports/mailbox-import.flow.js';
import { createMailboxEdits } from './features/mailboxes/mailbox-edits.flow.js';
import { invitationsLeft } from './features/validations/invitation-use.store.js';
import type { Stores, World } from './world.js';

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
    incidents: Pick<IncidentFlow, 'hurry' | 'withdrawn'>;
    batches: Pick<BatchFlow, 'follow'>;
    mailboxLeft: (manager: EntityManager, mailboxId: string) => Promise<void>;
  },
) {
  const { hurry, withdrawn } = incidents;
  const addresses = createMailboxAddresses({ ...stores, hurry });
  const rules = { plaintextHosts: world.config.allowPlaintextMailHosts };
  const letGo = async (manager: EntityManager, id: string): Promise<void> => {
    await mailboxLeft(manager, id);
    await invitationsLeft(manager, id);
  };
  const use = { ...world, ...stores, rules, addresses, letGo, withdrawn };
  const mailboxEdits = createMailboxEdits(use);
  const beside = { ...use, batches, edits: mailboxEdits };
  const mailboxActions = createMailboxActions(beside);
  const mailboxImports = createMailboxImports(beside);
  const stageImport = createStaging(use);
  return { addresses, mailboxEdits, mailboxActions, mailboxImports, stageImport };
}
