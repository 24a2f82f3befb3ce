import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { AuditArchive } from './audit-archive.entity.js';
import { AuditEvent } from './audit-event.entity.js';

const PAGE = 1000;

export function eventQuery(read: EntityManager): SelectQueryBuilder<AuditEvent> {
  return read.createQueryBuilder(AuditEvent, 'event');
}

/** The events of a query from `eventQuery`, in the order of the chain, a thousand at a time. */
export async function* eventPages(
  query: () => SelectQueryBuilder<AuditEvent>,
  after = 0,
): AsyncGenerator<AuditEvent[]> {
  for (let before = after; ;) {
    const events = await query()
      .andWhere('event.sequence > :before', { before })
      .orderBy('event.sequence', 'ASC')
      .take(PAGE)
      .getMany();
    const last = events.at(-1);
    if (!last) return;
    yield events;
    before = last.sequence;
  }
}

/** The archives that the log knows of, the oldest first. */
export function archivesOf(read: EntityManager): Promise<AuditArchive[]> {
  return read.find(AuditArchive, { order: { through: 'ASC' } });
}

/** The archive behind which the events of the log begin. */
export async function latestArchive(read: EntityManager): Promise<AuditArchive | undefined> {
  const [archive] = await read.find(AuditArchive, { order: { through: 'DESC' }, take: 1 });
  return archive;
}
