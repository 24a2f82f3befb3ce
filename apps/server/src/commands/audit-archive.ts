import { createWrites } from '../db/transaction.js';
import type { Database } from '../db/database.js';
import { connect } from '../db/data-source.js';
import { takeInstanceLock } from '../db/instance-lock.js';
import { readKek } from '../db/open-keyring.js';
import { createArchiveStore, type Archived } from '../features/audit/archive.store.js';
import { createAuditStore } from '../features/audit/audit.store.js';
import { systemClock } from '../lib/clock.js';
import { signingKey } from '../lib/signing-key.js';
import { stored } from '../stored.js';
import { DONE, FAILED, WRONG_USE, type Command } from './command.js';
import { optionsOf } from './options.js';

const clock = systemClock;
/** Events that leave within a second or two: a server that runs waits so long, and no longer. */
const BESIDE_A_SERVER = 20_000;

/** Moves old events of the audit log into a signed file; many of them only while no server runs. */
export const auditArchive: Command = async ({ config, say }, words) => {
  const wanted = wantedOf(words);
  if (typeof wanted === 'string') {
    say(wanted);
    return WRONG_USE;
  }
  const kek = readKek(config.key);
  if (!kek) {
    say('The key file is missing: an archive is signed with its help. Nothing was changed.');
    return FAILED;
  }
  const source = await connect(config.databasePath, stored);
  const { transaction, append } = createWrites(source);
  const database: Database = {
    read: source.manager,
    transaction,
    append,
    shared: transaction,
    commits: () => 0,
    answers: () => Promise.resolve(),
    close: () => source.destroy(),
  };
  let unlock: (() => Promise<void>) | undefined;
  const alone = async (events: number): Promise<void> => {
    if (events > BESIDE_A_SERVER) unlock = await takeInstanceLock(config.databasePath);
  };
  try {
    const audit = createAuditStore({ database, clock });
    const key = signingKey(kek, 'audit archive v1');
    const store = createArchiveStore({ database, audit, key, clock, alone });
    const archived = await store.archive(wanted.before, wanted.to);
    say(told(archived, wanted));
    return archived.kind === 'refused' ? FAILED : DONE;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
    if (code === undefined) throw cause;
    say(`${wanted.to} was not made, or the database not written (${code}). No event was lost.`);
    return FAILED;
  } finally {
    await database.close();
    await unlock?.();
  }
};

/** What is asked for, or what is wrong with it. */
function wantedOf(words: readonly string[]): { before: string; to: string } | string {
  const given = optionsOf(words, ['before', 'to']);
  const [before, to] = [given?.before?.[0], given?.to?.[0]];
  if (!given || !before || !to || given.before?.length !== 1 || given.to?.length !== 1)
    return 'audit archive --before <day> --to <file>: which events, and where to?';
  if (!isPastDay(before))
    return `--before ${before}: give a day such as 2026-01-31 that is not in the future (UTC).`;
  return { before, to };
}

function told(archived: Archived, { before, to }: { before: string; to: string }): string {
  switch (archived.kind) {
    case 'moved': {
      const { first, through, publicKey } = archived.header;
      const again = archived.resumed ? ' An earlier try had written it; now it is done.' : '';
      return (
        `Events ${first} to ${through} are in ${to}, signed by the key ${publicKey}.${again} ` +
        'Keep the file: the database has them no more.'
      );
    }
    case 'nothing':
      return `No event is older than ${before}. Nothing was changed.`;
    case 'done-before':
      return `${to} has its events already, and the database has them no more. Nothing is left to do.`;
    case 'refused':
      return `${archived.why} Nothing was changed.`;
  }
}

function isPastDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) return false;
  // 2026-02-30 would be read as the second of March.
  return day.toISOString().startsWith(text) && day <= clock();
}
