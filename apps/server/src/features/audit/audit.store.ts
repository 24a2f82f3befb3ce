import type { Database } from '../../db/database.js';
import { inOneWrite } from '../../db/one-write.js';
import { anywhereIn } from '../../db/search.js';
import type { Audit, AuditEntry } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import type { Log } from '../../lib/log.js';
import { AuditEvent } from './audit-event.entity.js';
import type { AuditArchive } from './audit-archive.entity.js';
import { eventPages, eventQuery, latestArchive } from './chain-reads.store.js';
import { createChainWrites } from './chain-writes.store.js';
import { createDenialStore } from './denial.store.js';
import type { ListPage, PageRequest } from '../../db/pages/page.js';
import { paginate } from '../../db/pages/paginate.js';

export interface AuditFilter {
  /** A whole action, or its first part: mailbox finds mailbox.update. */
  action?: string | null;
  /** An id, or a part of the name. */
  actor?: string | null;
  subjectId?: string | null;
  from?: Date | null;
  to?: Date | null;
}

export interface AuditBegin {
  since: Date | null;
  /** The last one. */
  archive: AuditArchive | undefined;
}

export type AuditStore = ReturnType<typeof createAuditStore>;

export interface AuditDependencies {
  database: Database;
  clock: Clock;
  log?: Log;
}

export function createAuditStore({ database, clock, log }: AuditDependencies) {
  const chain = createChainWrites(clock);
  /** A hand-out is such a line, and a program may ask for hundreds at once. */
  const lines = { transaction: database.append };
  const write = inOneWrite<readonly AuditEntry[]>(lines, (manager, shares) =>
    chain.note(manager, shares.flat()),
  );
  const denials = createDenialStore({ write, clock, log });
  const audit: Audit = {
    record: (manager, entry) => chain.append(manager, [entry]),
    recordAll: chain.append,
    note: (entry) => write([entry]),
    deny: denials.deny,
  };

  function filtered(filter: AuditFilter) {
    const { action, actor, subjectId, from, to } = filter;
    const query = eventQuery(database.read);
    if (action)
      query.andWhere('(event.action = :action OR substr(event.action, 1, :length) = :family)', {
        action,
        family: `${action}.`,
        length: action.length + 1,
      });
    if (actor) {
      const [named, parameters] = anywhereIn(['event.actorName'], actor);
      query.andWhere(`(event.actorId = :actor OR ${named})`, { actor, ...parameters });
    }
    if (subjectId) query.andWhere('event.subjectId = :subjectId', { subjectId });
    if (from) query.andWhere('event.at >= :from', { from: from.getTime() });
    if (to) query.andWhere('event.at <= :to', { to: to.getTime() });
    return query;
  }

  return {
    ...audit,

    /** The latest first. */
    page: (page: PageRequest, filter: AuditFilter): Promise<ListPage<AuditEvent>> =>
      paginate(filtered(filter), page, { by: 'sequence', direction: 'DESC' }),

    /** All that match, the oldest first, a thousand at a time. */
    all: (filter: AuditFilter): AsyncGenerator<AuditEvent[]> => eventPages(() => filtered(filter)),

    /** From when on events are here and not in an archive. */
    async begin(): Promise<AuditBegin> {
      const oldest = { order: { sequence: 'ASC' as const }, take: 1 };
      const [first] = await database.read.find(AuditEvent, oldest);
      return { since: first?.at ?? null, archive: await latestArchive(database.read) };
    },

    /** Refusals that were counted are written before the process ends. */
    close: denials.close,
  };
}
