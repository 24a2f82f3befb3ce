import type { Database } from '../db/database.js';
import { connectReadOnly } from '../db/data-source.js';
import type { AuditArchive } from '../features/audit/audit-archive.entity.js';
import { verifyArchive, verifyAudit } from '../features/audit/verify.store.js';
import { stored } from '../stored.js';
import { DONE, FAILED, WRONG_USE, type Command, type CommandWorld } from './command.js';
import { optionsOf } from './options.js';

type Say = CommandWorld['say'];

/** Recomputes the chain of hashes, also beside a running server; archives too, in any order. */
export const auditVerify: Command = async ({ config, say }, words) => {
  const given = optionsOf(words, ['archive']);
  if (!given) {
    say('audit verify [--archive <file>]…: which archives?');
    return WRONG_USE;
  }
  const source = await connectReadOnly(config.databasePath, stored);
  try {
    const log = await verifyLog({ read: source.manager }, say);
    const files = await verifyFiles(given.archive ?? [], log.archives, say);
    return log.whole && files ? DONE : FAILED;
  } finally {
    await source.destroy();
  }
};

async function verifyLog(
  database: Pick<Database, 'read'>,
  say: Say,
): Promise<{ whole: boolean; archives: AuditArchive[] }> {
  const { brokenAt, lastHash, archives } = await verifyAudit(database);
  const last = archives.at(-1);
  say(
    brokenAt === undefined
      ? `The audit log is whole: no event was changed or taken out before its last one, whose hash is ${lastHash}. Keep that elsewhere: it tells later whether events are missing at the end.`
      : `The audit log was tampered with, at event ${brokenAt} or before it.`,
  );
  if (last)
    say(`The database has it from event ${last.through + 1} on; older ones are in archives.`);
  return { whole: brokenAt === undefined, archives };
}

async function verifyFiles(
  paths: readonly string[],
  archives: readonly AuditArchive[],
  say: Say,
): Promise<boolean> {
  const seen = new Set<number>();
  let whole = true;
  for (const path of paths) {
    const verdict = await verifyArchive(path, archives).catch(unreadable);
    if (verdict.kind === 'whole') {
      const { first, through, publicKey } = verdict.archive;
      seen.add(through);
      say(`${path} is whole: events ${first} to ${through}, signed by the key ${publicKey}.`);
    } else {
      whole = false;
      say(`${path} is not whole, line ${verdict.line}: ${verdict.why}.`);
    }
  }
  for (const { first, through, at } of archives.filter((one) => !seen.has(one.through)))
    say(`Not looked at: events ${first} to ${through}, moved on ${at.toISOString().slice(0, 10)}.`);
  return whole;
}

function unreadable(cause: unknown) {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  return { kind: 'wrong' as const, line: 1, why: `the file cannot be read (${code})` };
}
