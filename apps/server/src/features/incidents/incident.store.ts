import { randomUUID } from 'node:crypto';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { paginate, type Connection, type PageArgs } from '../../graphql/pagination.js';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { CauseScope } from './cause-key.js';
import { IncidentMailbox } from './incident-mailbox.entity.js';
import { Incident } from './incident.entity.js';

export interface Cause extends CauseScope {
  diagnosis: DiagnosisContent;
  /** The grant that has ended, where a refresh told of it. */
  grantId?: string;
}

/** Closed incidents are kept for a year and a month. */
const KEPT_MS = 395 * 24 * 60 * 60_000;

export type IncidentStore = ReturnType<typeof createIncidentStore>;

/** Incidents and whom they affect, at rest; what opens and closes them is the flow's business. */
export function createIncidentStore(database: Database) {
  return {
    byId: (id: string) => database.read.findOneBy(Incident, { id }),

    page(page: PageArgs, open: boolean | undefined): Promise<Connection<Incident>> {
      const query = database.read.createQueryBuilder(Incident, 'incident');
      if (open !== undefined) query.where(`incident.closedAt IS ${open ? 'NULL' : 'NOT NULL'}`);
      return paginate(query, page, { by: 'openedAt', direction: 'DESC' });
    },

    ofKey: (manager: EntityManager, causeKey: string) =>
      manager.findOneBy(Incident, { causeKey, closedAt: IsNull() }),

    openOfClient: (manager: EntityManager, oauthClientId: string) =>
      manager.findBy(Incident, { oauthClientId, closedAt: IsNull() }),

    affectedNow: (manager: EntityManager, incident: Incident): Promise<Mailbox[]> =>
      affected(manager, incident).orderBy('mailbox.name').getMany(),

    /** Those that a mailbox is in at this moment. */
    async openOf(manager: EntityManager, mailboxId: string): Promise<Incident[]> {
      const links = await manager.findBy(IncidentMailbox, { mailboxId, leftAt: IsNull() });
      const found = links.map(({ incidentId: id }) => manager.findOneBy(Incident, { id }));
      return (await Promise.all(found)).filter((incident) => incident !== null);
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

    /** True where it was not in it before. */
    async join(manager: EntityManager, incidentId: string, to: { mailboxId: string; at: Date }) {
      const { mailboxId, at } = to;
      const link = await manager.findOneBy(IncidentMailbox, { incidentId, mailboxId });
      if (link && !link.leftAt) return false;
      await manager.save(IncidentMailbox, { incidentId, mailboxId, joinedAt: at, leftAt: null });
      return true;
    },

    leave: (manager: EntityManager, incidentId: string, from: { mailboxId: string; at: Date }) =>
      manager.update(
        IncidentMailbox,
        { incidentId, mailboxId: from.mailboxId },
        { leftAt: from.at },
      ),

    /** Closes what affects nobody any more. */
    async closeEmpty(manager: EntityManager, now: Date): Promise<Incident[]> {
      const open = await manager
        .createQueryBuilder(Incident, 'incident')
        .where('incident.closedAt IS NULL')
        .andWhere(
          `NOT EXISTS (SELECT 1 FROM "incident_mailbox" "link"
          WHERE "link"."incidentId" = incident.id AND "link"."leftAt" IS NULL)`,
        )
        .getMany();
      return manager.save(open.map((incident) => Object.assign(incident, { closedAt: now })));
    },
  };
}

async function forgetOld(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(Incident, { closedAt: LessThan(new Date(now.getTime() - KEPT_MS)) });
}

function affected(manager: EntityManager, { id, closedAt }: Pick<Incident, 'id' | 'closedAt'>) {
  const still = closedAt ? '' : 'AND "link"."leftAt" IS NULL';
  return manager.createQueryBuilder(Mailbox, 'mailbox').where(
    `mailbox.id IN (SELECT "link"."mailboxId" FROM "incident_mailbox" "link"
        WHERE "link"."incidentId" = :incident ${still})`,
    { incident: id },
  );
}
