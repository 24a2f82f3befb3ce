import { findRow } from '../db/rows.js';
import type { BatchStep } from '../features/batches/batch.flow.js';
import type { BatchKind } from '../features/batches/batch.js';
import type { IncidentFlow } from '../features/incidents/incident.flow.js';
import { renameStep } from '../features/mailboxes/client-name.store.js';
import { unchecking } from '../features/mailboxes/mailbox-status.js';
import { Mailbox } from '../features/mailboxes/mailbox.entity.js';
import type { Endings } from '../features/runs/live-runs.flow.js';
import type { ValidationFlow } from '../features/validations/validation.flow.js';
import type { MailboxFlows } from './mailbox-flows.js';
import type { Stores } from './stores.js';

/** What the end of a run is to those who lie above runs: `above` is read when one ends. */
export function runEndings(
  mailboxes: Stores['mailboxStore'],
  above: () => { validations: ValidationFlow; incidents: IncidentFlow },
): Endings {
  return {
    CHECK: async (manager, run) => {
      const mailbox = await findRow(manager, Mailbox, { id: run.mailboxId ?? '' });
      if (mailbox) await mailboxes.setState(manager, mailbox, { state: unchecking });
    },
    VALIDATION: async (manager, run) => {
      const { validations, incidents } = above();
      await validations.runEnded(manager, run);
      const granted = run.status === 'SUCCEEDED' || run.status === 'WARNING';
      const { oauthClientId, mailboxId } = run;
      if (granted && oauthClientId)
        await incidents.recheckSoon(manager, { oauthClientId, mailboxId });
    },
  };
}

interface BatchWork {
  incidents: Pick<IncidentFlow, 'closeStep'>;
  edits: { formerGrants: BatchStep };
  boxes: MailboxFlows;
}

/** What goes on in batches: `above` is read when one is due. */
export function batchSteps(above: () => BatchWork): Record<BatchKind, BatchStep> {
  return {
    CLIENT_NAME: renameStep,
    CLOSE_INCIDENTS: (manager) => above().incidents.closeStep(manager),
    FORMER_GRANTS: (manager, batch) => above().edits.formerGrants(manager, batch),
    MAILBOX_ACTION: (manager, batch) => above().boxes.mailboxActions.step(manager, batch),
    MAILBOX_IMPORT: (manager, batch) => above().boxes.mailboxImports.step(manager, batch),
  };
}
