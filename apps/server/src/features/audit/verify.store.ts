import type { Database } from '../../db/database.js';
import { isSigned } from '../../lib/signing-key.js';
import { readArchive } from './archive-file.store.js';
import { statement } from './archive-lines.js';
import { commitment, type AuditArchive } from './audit-archive.entity.js';
import { firstBreak, GENESIS } from './audit-chain.js';
import type { AuditEvent } from './audit-event.entity.js';
import { archivesOf, eventPages, eventQuery } from './chain-reads.store.js';

export interface AuditVerdict {
  /** How many events were read. */
  events: number;
  /** The sequence number of the first event that was changed or follows a missing one; undefined when the chain holds. */
  brokenAt: number | undefined;
  /** To be kept elsewhere: a log that was cut off at its end holds too, but ends in another hash. */
  lastHash: string;
  /** What the log knows of, the oldest first. */
  archives: AuditArchive[];
}

/** Walks the whole chain: from its beginning, or from where the last archive ends. */
export async function verifyAudit({ read }: Pick<Database, 'read'>): Promise<AuditVerdict> {
  const archives = await archivesOf(read);
  const last = archives.at(-1);
  let before = { sequence: last?.through ?? 0, hash: last?.lastHash ?? GENESIS };
  const checkpoints = new Map<number, AuditEvent>();
  let count = 0;
  let brokenAt: number | undefined;
  for await (const events of eventPages(() => eventQuery(read))) {
    count += events.length;
    brokenAt = firstBreak(events, before);
    if (brokenAt !== undefined) break;
    for (const event of events)
      if (event.action === 'audit.archive') checkpoints.set(event.sequence, event);
    before = events.at(-1) ?? before;
  }
  brokenAt ??= firstWrongArchive(archives, checkpoints);
  return { events: count, brokenAt, lastHash: before.hash, archives };
}

/** The checkpoint of the first archive that is not signed, leaves a gap, or is not what the chain says of it. */
function firstWrongArchive(
  archives: readonly AuditArchive[],
  checkpoints: ReadonlyMap<number, AuditEvent>,
): number | undefined {
  const through = archives.at(-1)?.through ?? 0;
  const wrong = archives.find((archive, index) => {
    const follows = archive.first === (archives[index - 1]?.through ?? 0) + 1;
    const signed = isSigned(statement(archive.sha256), archive.signature, archive.publicKey);
    const told = checkpoints.get(archive.checkpoint)?.fields;
    // A checkpoint before the last archive's end is in an archive itself.
    const covered = archive.checkpoint <= through || String(told) === String(commitment(archive));
    return !follows || !signed || !covered;
  });
  return wrong?.checkpoint;
}

export type FileVerdict =
  { kind: 'whole'; archive: AuditArchive } | { kind: 'wrong'; line: number; why: string };

/** Judges an archive by itself and against what the log knows of it. */
export async function verifyArchive(
  path: string,
  archives: readonly AuditArchive[],
): Promise<FileVerdict> {
  const verdict = await readArchive(path);
  if (verdict.kind === 'broken') return { ...verdict, kind: 'wrong' };
  const { header, sha256 } = verdict.seal;
  const index = archives.findIndex((one) => one.sha256 === sha256);
  const archive = archives[index];
  const previousHash = archives[index - 1]?.lastHash ?? GENESIS;
  const isKnown =
    archive?.publicKey === header.publicKey &&
    archive.first === header.first &&
    archive.through === header.through &&
    previousHash === header.previousHash;
  if (isKnown) return { kind: 'whole', archive };
  return { kind: 'wrong', line: 1, why: 'this log knows no such archive: it is of another one' };
}
