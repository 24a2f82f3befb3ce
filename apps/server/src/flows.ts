import type { EntityManager } from 'typeorm';
import { createAccountClosing, type TellAdmins } from './features/access/account-closing.flow.js';
import { createInvitationFlow } from './features/access/invitation.flow.js';
import { createPeopleFlow } from './features/access/people.flow.js';
import { createProofFlow } from './features/access/proof.flow.js';
import { createSetUpFlow } from './features/access/set-up.flow.js';
import { createSignInFlow } from './features/access/sign-in.flow.js';
import { createTotpFlow } from './features/access/totp.flow.js';
import { adminNotice } from './features/alerts/admin-notice.js';
import type { Notify } from './features/alerts/notice.js';
import { createAlertOutbox } from './features/alerts/outbox.store.js';
import { createSend } from './features/alerts/channels/index.js';
import { createDeliveryFlow } from './features/alerts/delivery.flow.js';
import type { SenderTools } from './features/alerts/channels/sender.js';
import type { CheckDependencies } from './features/checks/check-dependencies.js';
import { createBacklog } from './features/checks/backlog.store.js';
import { createCheckFlow } from './features/checks/check.flow.js';
import { createScheduleFlow } from './features/checks/schedule.flow.js';
import { createBatches, type BatchFlow, type BatchStep } from './features/batches/batch.flow.js';
import { createGrantEnd } from './features/incidents/grant-end.flow.js';
import { createIncidentReminders } from './features/incidents/incident-reminder.flow.js';
import { createIncidentFlow, type IncidentFlow } from './features/incidents/incident.flow.js';
import { probes } from './features/checks/probes/index.js';
import { createReminderFlow } from './features/expirations/reminder.flow.js';
import { createFormerGrants } from './features/grants/former-settings.store.js';
import { createHandOut } from './features/hand-out/hand-out.flow.js';
import type { TokenOf } from './features/grants/mailbox-token.flow.js';
import type { WaitingConsents } from './features/grants/waiting-consent.flow.js';
import {
  createSecretChangeFlow,
  type SecretChangeDependencies,
} from './features/secret-change/secret-change.flow.js';
import { createFormerSecrets } from './features/secret-change/former-secrets.flow.js';
import type { OAuthClient } from './features/oauth-clients/oauth-client.entity.js';
import { createKeyRotation } from './features/keys/key-rotation.flow.js';
import { followEdit } from './features/grants/standing.store.js';
import { Mailbox } from './features/mailboxes/mailbox.entity.js';
import { findRow } from './db/rows.js';
import {
  createValidationFlow,
  type ValidationFlow,
} from './features/validations/validation.flow.js';
import type { Endings } from './features/runs/live-runs.flow.js';
import { createRunFlow, type RunFlow } from './features/runs/run.flow.js';
import { clientRenamed, renameStep } from './features/mailboxes/client-name.store.js';
import { createMailboxFlows, type MailboxFlows } from './mailbox-flows.js';
import type { BatchKind } from './features/batches/batch.js';
import { createTokenFlows } from './token-flows.js';
import { unchecking } from './features/mailboxes/mailbox-status.js';
import type { Stores, World } from './world.js';

export type Flows = ReturnType<typeof createFlows>;

export function createFlows(world: World, stores: Stores) {
  const { database, clock, config, log, events, providers } = world;
  const { mailboxes } = stores;
  const { publicUrl } = config;
  // Incidents lie above grants, and tell of their end by what lies between.
  const tokens = createTokenFlows(world, stores, {
    grantEnded: (manager, ended) => grantEnded(manager, ended),
    grantMended: (manager, holder) => incidents.hurry(manager, holder),
  });
  const { grants, tokenOf, consents, discovery } = tokens;
  const alerts = createAlertFlows(world, stores, tokenOf);
  const runs: RunFlow = createRunFlow({
    ...{ database, store: stores.runs, events, clock, log },
    endings: runEndings(mailboxes, () => ({ validations, incidents })),
  });
  const shared = { ...stores, database, runs, events, clock, log, publicUrl };
  const beside = { grants, consents, discovery, read: database.read, runStore: stores.runs };
  const validations = createValidationFlow({ ...shared, ...beside, providers });
  const steps = batchSteps(() => ({ incidents, edits, boxes }));
  const batches = createBatches({ ...world, steps });
  const incidents = createIncidentFlow({ ...stores, ...alerts, batches, events, clock });
  const grantEnded = createGrantEnd({ incidents, clock, publicUrl });
  const edits = createEditFlows(world, stores, { validations, incidents, consents, batches });
  const boxes = createMailboxFlows(world, stores, { ...tokens, incidents, batches });
  return {
    ...tokens,
    ...boxes,
    ...{ runs, alerts, validations, incidents, batches },
    handOut: createTokenHandOut(world, stores, tokenOf),
    clientChanged: edits.clientChanged,
    ...createCheckFlows(world, stores, { tokenOf, runs, incidents }),
    keyRotation: createKeyRotation({ ...world, ...stores }),
    ...createReminders(world, stores, alerts.notify),
    ...createSecretFlows(world, stores, { proofs: grants, ...edits }),
    ...createAccessFlows(world, stores, alerts.notify),
  };
}

interface BatchWork {
  incidents: Pick<IncidentFlow, 'closeStep'>;
  edits: { formerGrants: BatchStep };
  boxes: MailboxFlows;
}

/** What goes on in batches: `above` is read when one is due. */
function batchSteps(above: () => BatchWork): Record<BatchKind, BatchStep> {
  return {
    CLIENT_NAME: renameStep,
    CLOSE_INCIDENTS: (manager) => above().incidents.closeStep(manager),
    FORMER_GRANTS: (manager, batch) => above().edits.formerGrants(manager, batch),
    MAILBOX_ACTION: (manager, batch) => above().boxes.mailboxActions.step(manager, batch),
    MAILBOX_IMPORT: (manager, batch) => above().boxes.mailboxImports.step(manager, batch),
  };
}

/** What the end of a run is to those who lie above runs: `above` is read when one ends. */
function runEndings(
  mailboxes: Stores['mailboxes'],
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
      if (granted && oauthClientId) await incidents.hurry(manager, { oauthClientId, mailboxId });
    },
  };
}

/** One for GraphQL and for what speaks none, so that both count together. */
function createTokenHandOut(world: World, stores: Stores, tokenOf: TokenOf) {
  const use = { ...world, ...stores, tokenOf, grantStore: stores.grants };
  return createHandOut({ ...use, perMinute: world.rates.handOut });
}

/** What tells ahead of time what ends, and again what nobody has mended. */
function createReminders(world: World, stores: Stores, notify: Notify) {
  const use = { ...world, ...stores, notify };
  return {
    reminders: createReminderFlow(use),
    incidentReminders: createIncidentReminders(use),
  };
}

/** What an edit of a client means for those who lie above it, in the transaction that saves it. */
function createEditFlows(
  { clock }: World,
  { audit }: Stores,
  {
    validations,
    incidents,
    consents,
    batches,
  }: {
    validations: Pick<ValidationFlow, 'settingsChanged'>;
    incidents: Pick<IncidentFlow, 'hurry' | 'clientSwitched'>;
    consents: Pick<WaitingConsents, 'drop'>;
    batches: Pick<BatchFlow, 'follow'>;
  },
) {
  const former = createFormerGrants({ audit, batches, clock });

  async function settingsChanged(manager: EntityManager, oauthClientId: string): Promise<void> {
    await validations.settingsChanged(manager, oauthClientId);
    await consents.drop(manager, { oauthClientId });
    await incidents.hurry(manager, { oauthClientId });
  }

  return {
    settingsChanged,
    formerGrants: former.step,
    async clientChanged(manager: EntityManager, client: OAuthClient, fields: string[]) {
      await former.clientEdited(manager, client, fields);
      await followEdit(manager, client, fields);
      await settingsChanged(manager, client.id);
      if (fields.includes('name')) await clientRenamed(manager, client.id, batches);
      if (fields.includes('enabled')) await incidents.clientSwitched(manager, client);
    },
  };
}

/** What checks mailboxes, when it is asked to and when it is time. */
function createCheckFlows(
  world: World,
  stores: Stores,
  above: Pick<CheckDependencies, 'tokenOf' | 'runs' | 'incidents'>,
) {
  const { publicUrl, ehloName, allowPlaintextMailHosts: allowPlaintextFor } = world.config;
  const grantStore = stores.grants;
  const told = { publicUrl, ehloName, allowPlaintextFor };
  const use = { ...world, ...stores, ...above, grantStore, probes, ...told };
  const checks = createCheckFlow(use);
  const own = { ...above, schedule: stores.mailboxSchedule, checks };
  const schedule = createScheduleFlow({ ...world, ...stores, ...own });
  return { checks, schedule, backlog: createBacklog(world) };
}

/** What changes the secret of a client without an outage. */
function createSecretFlows(
  world: World,
  stores: Stores,
  above: Pick<SecretChangeDependencies, 'proofs' | 'settingsChanged'>,
) {
  return {
    secretChanges: createSecretChangeFlow({ ...world, ...stores, ...above }),
    formerSecrets: createFormerSecrets({ ...world, ...stores }),
  };
}

/** What tells somebody: the outbox for those who have something to tell, and whoever empties it. */
function createAlertFlows(world: World, stores: Stores, tokenOf: SenderTools['tokenOf']) {
  const { config, urlRules } = world;
  const tools: SenderTools = {
    ...world,
    ...{ mailboxes: stores.mailboxes, tokenOf, publicUrl: config.publicUrl },
    insecure: { origins: urlRules.insecureOrigins, allowAll: urlRules.allowInsecure },
    ...{ allowPlaintextFor: config.allowPlaintextMailHosts, ehloName: config.ehloName },
  };
  const deliveries = createDeliveryFlow({ ...world, ...stores, send: createSend(tools) });
  return { ...deliveries, ...createAlertOutbox({ clock: world.clock, wake: deliveries.wake }) };
}

function createAccessFlows(world: World, stores: Stores, notify: Notify) {
  const { database, clock, config, events } = world;
  const proofs = createProofFlow({ ...stores, clock });
  const closeAccount = createAccountClosing({ ...stores, endFeed: stores.feeds.end });
  // Alerts lie above access.
  const tellAdmins: TellAdmins = async (manager, change) => {
    await stores.adminNotices.tell(manager, change);
    await notify(manager, adminNotice(change));
  };
  const shared = { ...stores, database, clock, events, proofs, publicUrl: config.publicUrl };
  const use = { ...shared, closeAccount, tellAdmins };
  return {
    setUp: createSetUpFlow(use),
    signIns: createSignInFlow(use),
    invitations: createInvitationFlow(use),
    people: createPeopleFlow(use),
    totp: createTotpFlow(use),
  };
}
