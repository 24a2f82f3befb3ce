import { IsNull, type EntityManager } from 'typeorm';
import { BATCH_SIZE } from '../batches/batch.js';
import { idsOf, type MailboxSet } from '../mailboxes/mailbox-set.js';
import { IncidentMailbox } from './incident-mailbox.entity.js';
import type { Incident } from './incident.entity.js';
import type { Affected } from './incident-notice.js';

/** So many of those affected a notice tells of by name or id; the app shows them all. */
const FIRST = 100;

/** Which of the incidents of a mailbox it leaves: all but one, or just these. */
export interface Which {
  butNot?: string;
  only?: readonly string[];
}

/** Ids of a set, so many at most. */
export async function someOf(
  manager: EntityManager,
  of: MailboxSet,
  atMost: number,
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(`${idsOf(of)} LIMIT ${atMost}`, [
    ...of.values,
  ]);
  return rows.map(({ id }) => id);
}

/** They are affected from now on; who is already, stays so. */
export async function joinAll(
  manager: EntityManager,
  incidentId: string,
  { of, at }: { of: MailboxSet; at: Date },
): Promise<void> {
  await manager.query(
    `INSERT INTO "incident_mailbox" ("incidentId", "mailboxId", "joinedAt", "leftAt")
      SELECT ?, "mailbox"."id", ?, NULL FROM "mailbox" WHERE ${of.where}
      ON CONFLICT ("incidentId", "mailboxId") DO UPDATE
      SET "joinedAt" = excluded."joinedAt", "leftAt" = NULL WHERE "leftAt" IS NOT NULL`,
    [incidentId, at.getTime(), ...of.values],
  );
}

/** They are affected no longer; gives the ids of incidents that somebody has left, one more than a batch at most. */
export async function leaveAll(
  manager: EntityManager,
  { of, at, which = {} }: { of: MailboxSet; at: Date; which?: Which },
): Promise<string[]> {
  const { butNot = '', only } = which;
  const named = only ? `IN (${only.map(() => '?').join(', ')})` : '<> ?';
  const links = `"leftAt" IS NULL AND "incidentId" ${named} AND "mailboxId" IN (${idsOf(of)})`;
  const values = [...(only ?? [butNot]), ...of.values];
  const left = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT "incidentId" AS "id" FROM "incident_mailbox" WHERE ${links} LIMIT ${BATCH_SIZE.CLOSE_INCIDENTS + 1}`,
    values,
  );
  if (left.length > 0)
    await manager.query(`UPDATE "incident_mailbox" SET "leftAt" = ? WHERE ${links}`, [
      at.getTime(),
      ...values,
    ]);
  return left.map(({ id }) => id);
}

/** It affects nobody any more. */
export async function emptied(manager: EntityManager, incidentId: string, at: Date): Promise<void> {
  await manager.update(IncidentMailbox, { incidentId, leftAt: IsNull() }, { leftAt: at });
}

/** How many an incident affects, and the first of them; of a closed one, those who left it last. */
export async function affected(
  manager: EntityManager,
  { id, closedAt }: Pick<Incident, 'id' | 'closedAt'>,
): Promise<Affected> {
  const still = closedAt ? '' : 'AND "link"."leftAt" IS NULL';
  const links = `FROM "incident_mailbox" "link" WHERE "link"."incidentId" = ? ${still}`;
  const order = closedAt ? '"link"."leftAt" DESC, "link"."joinedAt" DESC' : '"link"."joinedAt"';
  const [counted] = await manager.query<{ count: number }[]>(
    `SELECT COUNT(*) AS "count" ${links}`,
    [id],
  );
  const first = await manager.query<Affected['first']>(
    `SELECT "mailbox"."id", "mailbox"."name", "mailbox"."address" FROM (SELECT "link"."mailboxId" ${links}
      ORDER BY ${order} LIMIT ${FIRST}) "one"
      JOIN "mailbox" ON "mailbox"."id" = "one"."mailboxId"`,
    [id],
  );
  return { count: Number(counted?.count ?? 0), first: [...first].sort(byName) };
}

const byName = (one: { name: string }, other: { name: string }): number =>
  one.name < other.name ? -1 : Number(one.name > other.name);
