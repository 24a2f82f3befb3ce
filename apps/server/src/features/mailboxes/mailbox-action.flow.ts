import type { EntityManager } from 'typeorm';
import { afterCommit } from '../../db/after-commit.js';
import { apart } from '../../db/apart.js';
import type { Database } from '../../db/database.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { tellFailure } from '../../graphql/errors.js';
import type { Clock } from '../../lib/clock.js';
import { notFound, UserError } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { Log } from '../../lib/log.js';
import { createTicker } from '../../lib/ticker.js';
import { BATCH_SIZE } from '../batches/batch.js';
import type { BatchFlow, BatchStep } from '../batches/batch.flow.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { checkAnew, checkSoon } from './check-soon.store.js';
import { auditActionOf, mailboxesInWords, NOT_EXPECTED, patchOf } from './mailbox-action.js';
import { MailboxAction, type MailboxActionItem } from './mailbox-action.entity.js';
import type { MailboxActionInput } from './mailbox-action.input.js';
import type { ItemResult, MailboxActionStore } from './mailbox-action.store.js';
import type { MailboxAddresses } from './mailbox-addresses.flow.js';
import type { MailboxEdits } from './mailbox-edits.flow.js';
import { countSelected, refuseOtherCount, selected, serversOf } from './mailbox-selection.store.js';
import { among } from './mailbox-set.js';

export interface MailboxActionDependencies {
  database: Database;
  mailboxActions: MailboxActionStore;
  clients: Pick<OAuthClientStore, 'byId'>;
  edits: MailboxEdits;
  addresses: Pick<MailboxAddresses, 'admitPlaces'>;
  batches: Pick<BatchFlow, 'follow'>;
  audit: Pick<Audit, 'record'>;
  events: Pick<Events, 'publish'>;
  clock: Clock;
  log: Log;
}

/** Old ones are forgotten by then, and whenever another one is ordered. */
const EVERY_MS = 60 * 60_000;

export type MailboxActions = ReturnType<typeof createMailboxActions>;

/**
 * One thing done to many mailboxes. It is judged and written for each as it is for one alone; who they
 * are is settled when it is ordered, and each has a result. The work goes in batches, which survive the
 * end of the process (ADR 0046).
 */
export function createMailboxActions(deps: MailboxActionDependencies) {
  const { database, mailboxActions: store, edits, audit, clock, log } = deps;
  let closing = false;
  const ticker = createTicker({ name: 'old actions', everyMs: EVERY_MS, work: forget, log });

  async function forget(): Promise<void> {
    while (!closing && (await store.forgetSome()));
  }

  function changed(manager: EntityManager, { id }: MailboxAction): void {
    afterCommit(manager, () => deps.events.publish('mailboxAction', id));
  }

  /** Throws BAD_USER_INPUT, CONFLICT where the list is another one by now, and what addresses refuse. */
  async function order(context: Context, input: MailboxActionInput): Promise<MailboxAction> {
    const { kind, oauthClientId = null } = input;
    const client = oauthClientId ? await deps.clients.byId(oauthClientId) : null;
    const whom = selected(input, client !== null);
    if (client)
      for (const servers of await serversOf(database.read, whom.of, client.id))
        await deps.addresses.admitPlaces(context, servers, 'mutation.actOnMailboxes');
    return database.transaction(async (manager) => {
      refuseOtherCount(await countSelected(manager, whom.of), input);
      const { actor, request } = context;
      const asked = { actor, request: { ip: request.ip } };
      const action = await store.add(manager, { kind, oauthClientId, asked }, whom);
      const name = `${mailboxesInWords(action.total)}${client ? ` to ${client.name}` : ''}`;
      const subject = { kind: 'mailbox-action', id: action.id, name };
      const fields = await store.idsOf(action, manager);
      const more = { subject, fields };
      await audit.record(manager, auditEntry(context, auditActionOf(kind), more));
      const rest = { kind: 'MAILBOX_ACTION', oauthClientId: null, done: 0 } as const;
      if (action.endedAt === null) await deps.batches.follow(manager, rest);
      afterCommit(manager, ticker.nudge);
      return action;
    });
  }

  /** The next mailboxes of the oldest action. */
  const step: BatchStep = async (manager) => {
    const action = await store.next(manager);
    if (!action) return { done: 0, more: false };
    const checks = action.kind === 'CHECK';
    const done = checks ? await checkAll(manager, action) : await some(manager, action);
    await store.counted(manager, action);
    changed(manager, action);
    return { done, more: (await store.next(manager)) !== null };
  };

  /** All at once, since each has its turn among the others. */
  async function checkAll(manager: EntityManager, action: MailboxAction): Promise<number> {
    const all = {
      where: `"mailbox"."id" IN (SELECT "mailboxId" FROM "mailbox_action_item" WHERE "actionId" = ?)`,
      values: [action.id],
    };
    const now = clock();
    const careful = '("mailbox"."refusedLogins" > 0 OR "mailbox"."slowdown" > 0)';
    await checkAnew(manager, among(all, careful), now);
    await checkSoon(manager, all, now);
    await store.settleChecked(manager, action, NOT_EXPECTED);
    return action.total;
  }

  async function some(manager: EntityManager, action: MailboxAction): Promise<number> {
    const items = await store.waiting(manager, action.id, BATCH_SIZE.MAILBOX_ACTION);
    for (const item of items)
      await store.settle(manager, item.id, await one(manager, action, item));
    return items.length;
  }

  /** One that is refused takes back its own and no other's. */
  async function one(
    manager: EntityManager,
    action: MailboxAction,
    { mailboxId }: MailboxActionItem,
  ): Promise<ItemResult> {
    const failed = await apart(manager, () => act(manager, action, mailboxId));
    if (!failed) return { outcome: 'DONE' };
    const { cause } = failed;
    if (cause instanceof UserError && cause.code === 'NOT_FOUND') return { outcome: 'NOT_FOUND' };
    const { message, extensions } = tellFailure(log, cause);
    return { outcome: 'REFUSED', code: extensions.code, message };
  }

  function act(manager: EntityManager, action: MailboxAction, id: string): Promise<void> {
    const patch = patchOf(action.kind, action.oauthClientId);
    return patch
      ? edits.judgedUpdate(manager, action.asked, { id, patch })
      : edits.remove(manager, id);
  }

  /** What has not been done yet stays undone. Throws NOT_FOUND. */
  async function cancel(context: Context, id: string): Promise<MailboxAction> {
    return database.transaction(async (manager) => {
      const action = await store.current(manager, id);
      if (!action) throw notFound('This action');
      if (action.status !== 'UNDER_WAY') return action;
      await store.cancelWaiting(manager, action);
      const subject = { kind: 'mailbox-action', id, name: mailboxesInWords(action.total) };
      await audit.record(manager, auditEntry(context, 'mailbox.cancel-many', { subject }));
      changed(manager, action);
      return store.counted(manager, action);
    });
  }

  return {
    order,
    step,
    cancel,
    forget,
    start: ticker.start,
    close(): Promise<void> {
      closing = true;
      return ticker.close();
    },
  };
}
