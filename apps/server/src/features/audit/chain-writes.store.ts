import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { insertRows, insertWhere } from '../../db/rows.js';
import type { AuditEntry } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import { auditHash, GENESIS } from './audit-chain.js';
import { AuditEvent } from './audit-event.entity.js';
import { auditText } from './audit-text.js';

type Link = Pick<AuditEvent, 'sequence' | 'hash'>;
type Write = (manager: EntityManager, entries: readonly AuditEntry[]) => Promise<void>;

/** The first may be wrong, and before the next a command beside the server may write. */
const MOST_TRIES = 5;

const ENDS_WITH = `IFNULL((SELECT "hash" FROM "audit_event" ORDER BY "sequence" DESC LIMIT 1), '${GENESIS}') = ?`;

/** Adds to the chain: `append` in a transaction, `note` in a turn of its own (`database.append`). */
export function createChainWrites(clock: Clock): { append: Write; note: Write } {
  /** Where the chain probably ends: others write it, too, and a transaction may take its lines back. */
  let end: Link | undefined;

  function follow(last: Link, entries: readonly AuditEntry[]): AuditEvent[] {
    let before = last;
    return entries.map((entry) => {
      const event = chained(entry, before, clock());
      before = event;
      return event;
    });
  }

  return {
    async append(manager, entries) {
      const events = follow(await lastOf(manager), entries);
      await insertRows(manager, AuditEvent, events);
      end = events.at(-1);
    },

    /** One statement, which writes nothing where the chain ends elsewhere by now. */
    async note(manager, entries) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const last = end ?? (await lastOf(manager));
        const events = follow(last, entries);
        end = undefined;
        const where = { condition: ENDS_WITH, value: last.hash };
        if (await insertWhere(manager, AuditEvent, { rows: events, ...where })) {
          end = events.at(-1);
          return;
        }
      }
      throw new Error('others write the audit log faster than it can be read');
    },
  };
}

async function lastOf(manager: EntityManager): Promise<Link> {
  const [last] = await manager.query<Link[]>(
    'SELECT "sequence", "hash" FROM "audit_event" ORDER BY "sequence" DESC LIMIT 1',
  );
  return last ?? { sequence: 0, hash: GENESIS };
}

/** The event that follows the last one. The chain covers what is stored: its words are cut before. */
function chained(entry: AuditEntry, last: Link, at: Date): AuditEvent {
  const { outcome = 'DONE', times = 1 } = entry;
  const previousHash = last.hash;
  const event = {
    sequence: last.sequence + 1,
    at,
    ...auditText(entry),
    outcome,
    times,
    previousHash,
  };
  return { ...event, id: randomUUID(), hash: auditHash(event) };
}
