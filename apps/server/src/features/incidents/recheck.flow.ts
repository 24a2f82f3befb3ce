import type { EntityManager } from 'typeorm';
import { idsOfAll } from '../../db/sorted-list.js';
import { searchedFor } from '../../db/text-search.js';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { notFound } from '../../lib/errors.js';
import { checkAnew } from '../mailboxes/check-soon.store.js';
import { wantedMailboxes } from '../mailboxes/mailbox-list.js';
import type { MailboxSet } from '../mailboxes/mailbox-set.js';
import { SHUT_OUT } from './cause-key.js';
import type { Incident } from './incident.entity.js';
import { currentIncident } from './incident.store.js';

/** Which of the mailboxes in trouble; absent: all of them. */
export interface RecheckWanted {
  incidentId?: string | undefined;
  oauthClientId?: string | undefined;
  host?: string | undefined;
  search?: string | undefined;
}

export interface RecheckPlan {
  count: number;
  /** When the last of them begins. */
  until: Date;
}

export interface RecheckDependencies {
  database: Database;
  clock: Clock;
}

/**
 * The way back for many at once: whatever is in trouble is checked one after the other at each server,
 * and refused logins are counted anew.
 */
export function createRecheck({ database, clock }: RecheckDependencies) {
  return (
    wanted: RecheckWanted,
    inTransaction: (manager: EntityManager, incident: Incident | null) => Promise<void>,
  ): Promise<RecheckPlan> =>
    database.transaction(async (manager) => {
      const { incidentId: id } = wanted;
      const incident = id === undefined ? null : await currentIncident(manager, id);
      if (id !== undefined && !incident) throw notFound('This incident');
      const mailboxes = troubled(wanted, incident);
      await inTransaction(manager, incident);
      return checkAnew(manager, mailboxes, clock());
    });
}

const inIncident = (which: string) =>
  `EXISTS (SELECT 1 FROM "incident_mailbox" "link"
    WHERE "link"."mailboxId" = "mailbox"."id" AND "link"."leftAt" IS NULL ${which})`;

const IN_TROUBLE = `("mailbox"."lastResult" = 'FAILING' OR "mailbox"."refusedLogins" > 0
  OR "mailbox"."suspectedSince" IS NOT NULL OR ${inIncident('')})`;

/** Failing, suspected, put off since its login was refused, or part of an incident; among what the list finds. */
function troubled({ incidentId, ...filter }: RecheckWanted, incident: Incident | null): MailboxSet {
  const search = searchedFor(filter.search);
  const isAny = search === undefined && !filter.oauthClientId && !filter.host?.trim();
  const listed = isAny ? undefined : idsOfAll(wantedMailboxes(filter, search));
  const conditions = [
    ...(listed ? [{ sql: `"mailbox"."id" IN (${listed.sql})`, values: listed.values }] : []),
    incidentId === undefined
      ? { sql: IN_TROUBLE, values: [] }
      : { sql: inIncident('AND "link"."incidentId" = ?'), values: [incidentId] },
  ];
  const where = conditions.map(({ sql }) => sql).join(' AND ');
  // A server that turns everybody away is asked by one: each further connection may prolong the block.
  const one = incident?.code === SHUT_OUT ? ' ORDER BY "mailbox"."id" LIMIT 1' : '';
  return {
    where: `"mailbox"."id" IN (SELECT "mailbox"."id" FROM "mailbox" WHERE ${where}${one})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
