import { IsNull, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { rowById, rowsByReference } from '../../db/list-reads.js';
import { nestedPages } from '../../db/pages/nested-pages.js';
import { inOneRead } from '../../lib/one-read.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { IncidentMailbox } from './incident-mailbox.entity.js';
import { happenedTo } from './happened.store.js';
import { Incident } from './incident.entity.js';
import type { Moment } from './timeline.js';

export type IncidentLists = ReturnType<typeof createIncidentLists>;

/** What the rows of a list want of incidents: a statement or two for all who ask in the same turn. */
export function createIncidentLists({ read }: Pick<Database, 'read'>) {
  const byId = rowById(read, Incident);
  const where = { leftAt: IsNull() };
  const openLinks = rowsByReference(read, IncidentMailbox, { column: 'mailboxId', where });
  const affected = nestedPages({
    read,
    entity: Mailbox,
    parent: 'link.incidentId',
    children: () =>
      read
        .createQueryBuilder(Mailbox, 'mailbox')
        .innerJoin(IncidentMailbox, 'link', 'link.mailboxId = mailbox.id')
        .innerJoin(Incident, 'incident', 'incident.id = link.incidentId')
        .where('(link.leftAt IS NULL OR incident.closedAt IS NOT NULL)'),
    order: { by: 'sortName', direction: 'ASC' },
  });

  const happened = inOneRead((ids) => happenedTo(read, ids));
  const counts = inOneRead((ids) => countAffected(read, ids));

  return {
    /** The open incident that affects a mailbox. */
    async ofMailbox(mailboxId: string): Promise<Incident | null> {
      const [link] = await openLinks(mailboxId);
      return byId(link?.incidentId);
    },

    /** Whom it affects; of a closed one, whom it affected. */
    mailboxes: affected,

    mailboxCount: async (incidentId: string): Promise<number> => (await counts(incidentId)) ?? 0,

    /** Who came and went when, by moments. */
    happened: async (incidentId: string): Promise<Moment[]> => (await happened(incidentId)) ?? [],
  };
}

async function countAffected(read: EntityManager, ids: string[]): Promise<Map<string, number>> {
  const rows = await read.query<{ id: string; count: number }[]>(
    `SELECT "incident"."id", COUNT(*) AS "count" FROM "incident"
      JOIN "incident_mailbox" "link" ON "link"."incidentId" = "incident"."id"
      WHERE "incident"."id" IN (${ids.map(() => '?').join(', ')})
      AND ("link"."leftAt" IS NULL OR "incident"."closedAt" IS NOT NULL) GROUP BY "incident"."id"`,
    ids,
  );
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}
