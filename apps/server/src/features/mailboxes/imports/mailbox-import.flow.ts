import type { EntityManager } from 'typeorm';
import { afterCommit } from '../../../db/after-commit.js';
import { apart } from '../../../db/apart.js';
import type { Database } from '../../../db/database.js';
import { actorOf, type Context } from '../../../graphql/context.js';
import { auditEntry, type Audit } from '../../access/audit-entry.js';
import { tellFailure } from '../../../graphql/errors.js';
import type { Clock } from '../../../lib/clock.js';
import { notFound, UserError } from '../../../lib/errors.js';
import { follow, fromNow, type Events } from '../../../lib/events.js';
import type { Log } from '../../../lib/log.js';
import { createTicker } from '../../../lib/ticker.js';
import { BATCH_SIZE } from '../../batches/batch.js';
import type { BatchFlow, BatchStep } from '../../batches/batch.flow.js';
import { mailboxesInWords } from '../mailbox-action.js';
import type { MailboxAddresses } from '../mailbox-addresses.flow.js';
import type { MailboxEdits } from '../mailbox-edits.flow.js';
import type { MailboxStore } from '../mailbox.store.js';
import { existsProblem } from './import-judge.js';
import { mailboxesAt } from './import-lookups.store.js';
import type { MailboxImport, MailboxImportRow } from './mailbox-import.entity.js';
import { KEPT_MS, type MailboxImportStore } from './mailbox-import.store.js';

export interface MailboxImportDependencies {
  database: Database;
  mailboxImports: MailboxImportStore;
  mailboxes: Pick<MailboxStore, 'insert'>;
  edits: Pick<MailboxEdits, 'judge'>;
  addresses: Pick<MailboxAddresses, 'admitPlaces' | 'settle'>;
  batches: Pick<BatchFlow, 'follow'>;
  audit: Pick<Audit, 'record'>;
  events: Events;
  clock: Clock;
  log: Log;
}

const SWEEP_EVERY_MS = 5 * 60_000;
/** Names in the line of the audit log that stands for all of them. */
const NAMED = 39;

export type MailboxImports = ReturnType<typeof createMailboxImports>;

/** Makes mailboxes of the rows of a staged file: in batches, which survive the end of the process (ADR 0050). */
export function createMailboxImports(deps: MailboxImportDependencies) {
  const { database, mailboxImports: store, addresses, audit, clock } = deps;
  const work = store.sweep;
  const sweeper = createTicker({ name: 'imports', everyMs: SWEEP_EVERY_MS, work, log: deps.log });

  function changed(manager: EntityManager, { id }: MailboxImport): void {
    afterCommit(manager, () => deps.events.publish('mailboxImport', id));
  }

  async function own(
    context: Context,
    id: string,
    manager?: EntityManager,
  ): Promise<MailboxImport> {
    const found = await store.byId(id, actorOf(context).id, manager);
    if (!found) throw notFound('This import');
    return found;
  }

  /**
   * `onlyReady`: how many rows are ready, as the preview has shown, where others are not. A second time it
   * does nothing. Throws NOT_FOUND, CONFLICT, and what addresses refuse.
   */
  async function commit(
    context: Context,
    id: string,
    onlyReady: number | null | undefined,
  ): Promise<MailboxImport> {
    const staged = await own(context, id);
    if (staged.status !== 'STAGED') return staged;
    refuseHalf(staged, onlyReady);
    for (const user of await store.tokenUsers(id))
      await addresses.admitPlaces(context, user, 'mutation.commitMailboxImport');
    return database.transaction(async (manager) => {
      const current = await own(context, id, manager);
      // Somebody was faster by a moment.
      if (current.status !== 'STAGED') return current;
      const { actor, request } = context;
      const asked = { actor, request: { ip: request.ip } };
      const ordered = { status: 'UNDER_WAY', asked, orderedAt: clock(), expiresAt: null } as const;
      await store.update(manager, { id, ...ordered });
      await tell(manager, context, current);
      const rest = { kind: 'MAILBOX_IMPORT', oauthClientId: null, done: 0 } as const;
      await deps.batches.follow(manager, rest);
      changed(manager, current);
      return Object.assign(current, ordered);
    });
  }

  /** One line stands for all of them. */
  async function tell(
    manager: EntityManager,
    context: Context,
    { id, ready }: MailboxImport,
  ): Promise<void> {
    const names = await store.firstNames(id, NAMED, manager);
    const more = ready - names.length;
    const fields = [...names, ...(more > 0 ? [`… (${more} more)`] : [])];
    const subject = { kind: 'mailbox-import', id, name: mailboxesInWords(ready) };
    await audit.record(manager, auditEntry(context, 'mailbox.import', { subject, fields }));
  }

  /** The next rows of the oldest import. */
  const step: BatchStep = async (manager) => {
    const current = await store.current(manager);
    if (!current) return { done: 0, more: false };
    const rows = await store.ready(manager, current.id, BATCH_SIZE.MAILBOX_IMPORT);
    let created = 0;
    for (const row of rows) {
      const result = await one(manager, current, row);
      await store.settle(manager, row.id, result);
      if (result.outcome === 'CREATED') created += 1;
    }
    const ready = current.ready - rows.length;
    await store.update(manager, {
      id: current.id,
      ready,
      created: current.created + created,
      refused: current.refused + rows.length - created,
      ...(ready === 0 && ended(clock())),
    });
    changed(manager, current);
    return { done: rows.length, more: (await store.current(manager)) !== null };
  };

  /** One that is refused takes back its own and no other's. */
  async function one(
    manager: EntityManager,
    current: MailboxImport,
    row: MailboxImportRow,
  ): Promise<Partial<MailboxImportRow>> {
    const taken = (await mailboxesAt(manager, [row.address])).values().next().value;
    if (taken)
      return { outcome: 'REFUSED', problems: [existsProblem(taken.name)], mailboxId: taken.id };
    let mailboxId: string | null = null;
    const failed = await apart(manager, async () => {
      mailboxId = await create(manager, current, row);
    });
    if (!failed) return { outcome: 'CREATED', mailboxId };
    const { message, extensions } = tellFailure(deps.log, failed.cause);
    return { outcome: 'REFUSED', problems: [{ field: '', code: extensions.code, message }] };
  }

  /** As createMailbox does, and judged again: time has passed. */
  async function create(
    manager: EntityManager,
    { asked }: MailboxImport,
    row: MailboxImportRow,
  ): Promise<string> {
    const { settings } = row;
    if (!settings || !asked) throw new Error('a row that is ready has settings');
    const password = store.passwordOf(row)?.reveal();
    await deps.edits.judge(settings, { typed: password, stored: false });
    const mailbox = await deps.mailboxes.insert(manager, settings, password);
    await addresses.settle(manager, asked, { after: mailbox });
    afterCommit(manager, () => deps.events.publish('mailbox', mailbox.id));
    return mailbox.id;
  }

  /** It is gone for everybody at once, and from the disk soon. Throws NOT_FOUND and CONFLICT. */
  async function discard(context: Context, id: string): Promise<string> {
    await database.transaction(async (manager) => {
      const { status, total } = await own(context, id, manager);
      if (status === 'UNDER_WAY')
        throw new UserError('CONFLICT', 'Its mailboxes are being created. Wait for its end.');
      await store.update(manager, { id, expiresAt: clock() });
      const subject = { kind: 'mailbox-import', id, name: `${total} rows` };
      await audit.record(manager, auditEntry(context, 'mailbox.discard-import', { subject }));
    });
    sweeper.nudge();
    return id;
  }

  return {
    commit,
    step,
    discard,
    own: (context: Context, id: string) => store.byId(id, actorOf(context).id),
    /** Of its owner; throws NOT_FOUND. Whoever joins those who watch it already is judged here as well. */
    async watch(id: string, ownerId: string): Promise<AsyncIterable<MailboxImport>> {
      const now = () => store.byId(id, ownerId);
      if (!(await now())) throw notFound('This import');
      return fromNow(follow(deps.events.subscribe('mailboxImport', id), now), now);
    },
    start(): void {
      sweeper.start();
      sweeper.nudge();
    },
    close: () => sweeper.close(),
  };
}

const ended = (now: Date) => ({
  ...({ status: 'DONE', endedAt: now, expiresAt: new Date(now.getTime() + KEPT_MS.done) } as const),
});

function refuseHalf({ ready, total }: MailboxImport, onlyReady: number | null | undefined): void {
  const conflict = (message: string) => new UserError('CONFLICT', message);
  if (ready === 0) throw conflict('No row is ready. Fix the file and send it again.');
  if (onlyReady === undefined || onlyReady === null) {
    if (ready === total) return;
    throw conflict(
      `${total - ready} of ${total} rows cannot be created. Fix the file, or create only the ${ready} that are ready.`,
    );
  }
  if (onlyReady !== ready)
    throw conflict(`${ready} rows are ready, not ${onlyReady}. Look at the preview again.`);
}
