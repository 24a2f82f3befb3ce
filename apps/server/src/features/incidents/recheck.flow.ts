import type { EntityManager } from 'typeorm';
import { searchedFor } from '../../db/text-search.js';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { notFound } from '../../lib/errors.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { checkAnew } from '../mailboxes/check-soon.store.js';
import type { MailboxSet } from '../mailboxes/mailbox-set.js';
import { SHUT_OUT } from './cause-key.js';
import { Incident } from './incident.entity.js';

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
    together: (manager: EntityManager, incident: Incident | null) => Promise<void>,
  ): Promise<RecheckPlan> =>
    database.transaction(async (manager) => {
      const { incidentId: id } = wanted;
      const incident = id === undefined ? null : await manager.findOneBy(Incident, { id });
      if (id !== undefined && !incident) throw notFound('This incident');
      const mailboxes = troubled(manager, wanted, incident);
      await together(manager, incident);
      return checkAnew(manager, mailboxes, clock());
    });
}

const inIncident = (which: string) =>
  `EXISTS (SELECT 1 FROM "incident_mailbox" "link"
    WHERE "link"."mailboxId" = mailbox.id AND "link"."leftAt" IS NULL ${which})`;

/** Failing, suspected, put off since its login was refused, or part of an incident. */
function troubled(
  manager: EntityManager,
  wanted: RecheckWanted,
  incident: Incident | null,
): MailboxSet {
  const { incidentId, oauthClientId, host, search } = wanted;
  const query = manager.createQueryBuilder(Mailbox, 'mailbox').select('mailbox.id');
  if (incidentId !== undefined)
    query.andWhere(inIncident('AND "link"."incidentId" = :incidentId'), { incidentId });
  else
    query.andWhere(
      `(mailbox.lastResult = :failing OR mailbox.refusedLogins > 0 OR mailbox.suspectedSince IS NOT NULL OR ${inIncident('')})`,
      { failing: 'FAILING' },
    );
  if (oauthClientId !== undefined)
    query.andWhere('mailbox.oauthClientId = :oauthClientId', { oauthClientId });
  if (host !== undefined)
    query.andWhere('(mailbox.checkHost = :host OR mailbox.sendHost = :host)', { host });
  const text = searchedFor(search);
  if (text !== undefined) query.andWhere('instr(mailbox.searchText, :text) > 0', { text });
  // A server that turns everybody away is asked by one: each further connection may prolong the block.
  if (incident?.code === SHUT_OUT) query.orderBy('mailbox.id').limit(1);
  const [ids, values] = query.getQueryAndParameters();
  return { where: `"mailbox"."id" IN (${ids})`, values: values as string[] }; // all of them are texts
}
