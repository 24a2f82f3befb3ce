import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Audit } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import { failpoint } from '../../lib/failpoint.js';
import type { SigningKey } from '../../lib/signing-key.js';
import { readArchive, writeWhole } from './archive-file.store.js';
import {
  createArchiveWriter,
  FORMAT,
  type ArchiveHeader,
  type ArchiveSeal,
} from './archive-lines.js';
import { AuditArchive, commitment } from './audit-archive.entity.js';
import { firstBreak, GENESIS } from './audit-chain.js';
import { AuditEvent } from './audit-event.entity.js';
import { eventPages, eventQuery, latestArchive } from './chain-reads.store.js';

export interface ArchiveDependencies {
  database: Database;
  audit: Pick<Audit, 'record'>;
  key: SigningKey;
  clock: Clock;
  /** Before anything is written: so many events hold up every other writer for so long. */
  alone(events: number): Promise<void>;
}

export type Archived =
  | { kind: 'moved'; header: ArchiveHeader; resumed: boolean }
  | { kind: 'nothing' }
  | { kind: 'done-before' }
  /** The file is there and is something else; or the log is broken, or has changed meanwhile. */
  | { kind: 'refused'; why: string };

/** Moves the oldest events into a file: complete and on the disk first, then out of the log. */
export function createArchiveStore(deps: ArchiveDependencies) {
  const { database, audit, key, clock } = deps;
  const { read } = database;

  /** `before`: a day, such as 2026-01-31; events of that day (UTC) and later stay. */
  async function archive(before: string, to: string): Promise<Archived> {
    const there = await existing(to);
    if (there)
      return there.kind === 'whole'
        ? goOn(there.seal)
        : notOurs(`line ${there.line}: ${there.why}`);
    const header = await headerFor(before);
    if (!header) return { kind: 'nothing' };
    await deps.alone(sizeOf(header));
    const writer = createArchiveWriter(header, key);
    let seal: ArchiveSeal | undefined;
    async function* lines(header: ArchiveHeader): AsyncGenerator<string> {
      yield writer.header();
      for await (const event of eventsOf(header)) yield writer.event(event);
      const footer = writer.footer();
      seal = footer.seal;
      yield footer.line;
    }
    try {
      await writeWhole(to, lines(header));
    } catch (cause) {
      if (cause instanceof BrokenChain) return refused(cause.message);
      throw cause;
    }
    await failpoint('archive.stored');
    return seal ? moveOut(seal, false) : refused('The file was not written.');
  }

  /** A file that an earlier try has left: complete, as every archive is. */
  async function goOn(seal: ArchiveSeal): Promise<Archived> {
    const { header, sha256 } = seal;
    if (await read.existsBy(AuditArchive, { sha256 })) return { kind: 'done-before' };
    if (header.publicKey !== key.publicKey) return notOurs('another key has signed it');
    await deps.alone(sizeOf(header));
    return moveOut(seal, true);
  }

  /** All events before the day, as long as none of a later day stands between them. */
  async function headerFor(before: string): Promise<ArchiveHeader | undefined> {
    const day = Date.parse(`${before}T00:00:00.000Z`);
    const [range]: { first: number | null; later: number | null; last: number | null }[] =
      await read.query(
        `SELECT MIN("sequence") AS "first", MAX("sequence") AS "last",
          MIN(CASE WHEN "at" >= ? THEN "sequence" END) AS "later" FROM "audit_event"`,
        [day],
      );
    if (!range?.first || !range.last) return undefined;
    const through = range.later === null ? range.last : range.later - 1;
    if (through < range.first) return undefined;
    const [first, last] = [await eventAt(read, range.first), await eventAt(read, through)];
    if (!first || !last) return undefined;
    return {
      format: FORMAT,
      version: 1,
      first: range.first,
      through,
      previousHash: first.previousHash,
      lastHash: last.hash,
      before,
      publicKey: key.publicKey,
    };
  }

  /** Nothing leaves the log that does not hold: a broken chain would be hidden in a file. */
  async function* eventsOf({ first, through, previousHash }: ArchiveHeader) {
    const former = await latestArchive(read);
    let before = { sequence: first - 1, hash: previousHash };
    if (before.sequence !== (former?.through ?? 0) || before.hash !== (former?.lastHash ?? GENESIS))
      throw new BrokenChain(first);
    const moved = () => eventQuery(read).where('event.sequence <= :through', { through });
    for await (const events of eventPages(moved, before.sequence)) {
      const brokenAt = firstBreak(events, before);
      if (brokenAt !== undefined) throw new BrokenChain(brokenAt);
      yield* events;
      before = events.at(-1) ?? before;
    }
    if (before.sequence < through) throw new BrokenChain(before.sequence + 1);
  }

  /** The checkpoint and the end of the events in the log: both, or neither. */
  function moveOut(
    { header, sha256, signature }: ArchiveSeal,
    resumed: boolean,
  ): Promise<Archived> {
    const { first, through, lastHash, before, publicKey } = header;
    return database.transaction(async (manager) => {
      const [oldest] = await manager.find(AuditEvent, { order: { sequence: 'ASC' }, take: 1 });
      const last = await eventAt(manager, through);
      if (oldest?.sequence !== first || last?.hash !== lastHash)
        return notOurs('its events are not the oldest ones of this log');
      const row = { through, first, lastHash, sha256, signature, publicKey, at: clock() };
      const name = `Events ${first} to ${through}, before ${before}`;
      await audit.record(manager, {
        actor: { kind: 'system', name: 'command line' },
        action: 'audit.archive',
        subject: { kind: 'audit-archive', name },
        fields: commitment(row),
      });
      const checkpoint = (await manager.maximum(AuditEvent, 'sequence')) ?? 0;
      await manager.insert(AuditArchive, { ...row, checkpoint });
      await manager.query('DELETE FROM "audit_event" WHERE "sequence" <= ?', [through]);
      await failpoint('archive.moving');
      return { kind: 'moved', header, resumed };
    });
  }

  return { archive };
}

function sizeOf({ first, through }: ArchiveHeader): number {
  return through - first + 1;
}

class BrokenChain extends Error {
  constructor(sequence: number) {
    super(`The audit log was tampered with, at event ${sequence} or before it.`);
  }
}

const refused = (why: string): Archived => ({ kind: 'refused', why });
const notOurs = (why: string): Archived =>
  refused(`The file exists and is no archive of these events (${why}). Choose another name.`);

function eventAt(manager: EntityManager, sequence: number): Promise<AuditEvent | null> {
  return manager.findOneBy(AuditEvent, { sequence });
}

async function existing(path: string) {
  try {
    return await readArchive(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
