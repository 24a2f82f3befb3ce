import { randomUUID } from 'node:crypto';
import { In, IsNull, LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow, findRows } from '../../db/rows.js';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import type { CauseScope } from './cause-key.js';
import { IncidentMailbox } from './incident-mailbox.entity.js';
import { Incident } from './incident.entity.js';
import type { ListPage, PageRequest } from '../../db/pages/page.js';
import { paginate } from '../../db/pages/paginate.js';

export interface Cause extends CauseScope {
  diagnosis: DiagnosisContent;
  /** The grant that has ended, where a refresh told of it. */
  grantId?: string;
}

/** As the transaction sees it now. */
export const currentIncident = (manager: EntityManager, id: string): Promise<Incident | null> =>
  manager.findOneBy(Incident, { id });

/** Its own columns, beside what its diagnosis says. */
export async function markIncident(
  manager: EntityManager,
  { id }: Incident,
  marks: Partial<Pick<Incident, 'remindedAt' | 'slowedAt'>>,
): Promise<void> {
  await manager.update(Incident, { id }, marks);
}

/** Ids of the open ones that were opened by then. */
export async function openSince({ read }: Pick<Database, 'read'>, by: Date): Promise<string[]> {
  const where = { closedAt: IsNull(), openedAt: LessThanOrEqual(by) };
  return (await read.find(Incident, { select: { id: true }, where })).map(({ id }) => id);
}

/** Closed incidents are kept for a year and a month. */
const KEPT_MS = 395 * 24 * 60 * 60_000;

export type IncidentStore = ReturnType<typeof createIncidentStore>;

/** Incidents and whom they affect, at rest; what opens and closes them is the flow's business. */
export function createIncidentStore(database: Database) {
  return {
    byId: (id: string) => database.read.findOneBy(Incident, { id }),

    page(page: PageRequest, open: boolean | undefined): Promise<ListPage<Incident>> {
      const query = database.read.createQueryBuilder(Incident, 'incident');
      if (open !== undefined) query.where(`incident.closedAt IS ${open ? 'NULL' : 'NOT NULL'}`);
      return paginate(query, page, { by: 'openedAt', direction: 'DESC' });
    },

    ofKey: (manager: EntityManager, causeKey: string) =>
      findRow(manager, Incident, { causeKey, closedAt: null }),

    /** Those that a mailbox is in at this moment. */
    async openOf(manager: EntityManager, mailboxId: string): Promise<Incident[]> {
      const links = await findRows(manager, IncidentMailbox, { mailboxId, leftAt: null });
      if (links.length === 0) return [];
      return findRows(manager, Incident, { id: links.map(({ incidentId }) => incidentId) });
    },

    /** Whether neither the mailbox is in an open incident nor any of these keys has one: most are, and one look tells. */
    async isCalm(
      manager: EntityManager,
      mailboxId: string,
      causeKeys: readonly string[],
    ): Promise<boolean> {
      const keys = causeKeys.map(() => '?').join(', ');
      const found = await manager.query<unknown[]>(
        `SELECT 1 FROM "incident_mailbox" WHERE "mailboxId" = ? AND "leftAt" IS NULL
          UNION ALL SELECT 1 FROM "incident" WHERE "causeKey" IN (${keys}) AND "closedAt" IS NULL LIMIT 1`,
        [mailboxId, ...causeKeys],
      );
      return found.length === 0;
    },

    /** Opens it, or brings what is told of it up to date: the newest diagnosis knows best. */
    async put(
      manager: EntityManager,
      former: Incident | null,
      { cause, now }: { cause: Cause; now: Date },
    ): Promise<Incident> {
      const { key: causeKey, oauthClientId, host, grantId } = cause;
      const { code, title, cause: why, fix, commands, actor, severity } = cause.diagnosis;
      const told = { code, title, cause: why, fix, commands, actor, severity, lastSeenAt: now };
      const opened = { id: randomUUID(), causeKey, oauthClientId, host, openedAt: now };
      const incident = former ?? {
        ...opened,
        closedAt: null,
        grantId: null,
        remindedAt: null,
        slowedAt: null,
      };
      if (!former) await forgetOld(manager, now);
      return manager.save(Incident, { ...incident, ...told, ...(grantId && { grantId }) });
    },

    /** Open ones that affect nobody: what is left over where many were left at once. */
    async empty(manager: EntityManager, atMost: number): Promise<string[]> {
      const rows = await manager.query<{ id: string }[]>(
        `SELECT "id" FROM "incident" WHERE "closedAt" IS NULL AND NOT ${AFFECTS} LIMIT ${atMost}`,
      );
      return rows.map(({ id }) => id);
    },

    /** Closes those of them that affect nobody any more, and gives all of them. */
    async closeEmpty(
      manager: EntityManager,
      ids: readonly string[],
      now: Date,
    ): Promise<Incident[]> {
      const incidents = await manager.findBy(Incident, { id: In([...ids]), closedAt: IsNull() });
      const affecting = await manager.query<{ id: string }[]>(
        `SELECT "id" FROM "incident" WHERE "id" IN (${ids.map(() => '?').join(', ')}) AND ${AFFECTS}`,
        [...ids],
      );
      const still = new Set(affecting.map(({ id }) => id));
      const empty = incidents.filter(({ id }) => !still.has(id));
      for (const incident of empty) incident.closedAt = now;
      if (empty.length > 0)
        await manager.update(Incident, { id: In(empty.map(({ id }) => id)) }, { closedAt: now });
      return incidents;
    },
  };
}

const AFFECTS = `EXISTS (SELECT 1 FROM "incident_mailbox" "link"
  WHERE "link"."incidentId" = "incident"."id" AND "link"."leftAt" IS NULL)`;

async function forgetOld(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(Incident, { closedAt: LessThan(new Date(now.getTime() - KEPT_MS)) });
}
