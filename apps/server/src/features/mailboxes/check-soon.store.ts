import type { EntityManager } from 'typeorm';
import { LONGEST_CHECK, POLITE, SOON, SHUT_OUT_PAUSE } from './check-times.js';
import { among, needingHost, type MailboxSet } from './mailbox-set.js';

/** Milliseconds over which those are spread that ask a host again after whoever asks first. */
const SPREAD_MS = 50 * 60_000;

/** Enabled mailboxes that nobody was told to leave in peace. */
const unhindered = (of: MailboxSet): MailboxSet =>
  among(of, '"mailbox"."enabled" AND "mailbox"."slowdown" = 0 AND "mailbox"."refusedLogins" = 0');

/**
 * Checks these within a minute, one after the other; who was rate-limited, or refused, waits on.
 * A check under way may have seen what is over, so another one follows it.
 */
export async function checkSoon(manager: EntityManager, of: MailboxSet, now: Date): Promise<void> {
  const apart = `MIN(${SOON.apart}, ${SOON.within}.0 / COUNT(*) OVER ())`;
  await putForward(manager, unhindered(of), {
    place: 'ROW_NUMBER() OVER (ORDER BY "nextCheckAt", "id") - 1',
    at: `${now.getTime() + SOON.first} + CAST(ROUND("place" * "apart") AS INTEGER)
      + CASE WHEN "checkingRunId" IS NULL THEN 0 ELSE ${LONGEST_CHECK} END`,
    apart,
  });
}

/** A host that turned everybody away answers again: one after the other, whose login was not refused. */
export async function resumeHost(manager: EntityManager, host: string, now: Date): Promise<void> {
  const waiting = among(needingHost(host), '"mailbox"."enabled" AND "mailbox"."refusedLogins" = 0');
  await putForward(manager, waiting, {
    place: 'ROW_NUMBER() OVER (ORDER BY "nextCheckAt", "id") - 1',
    at: politeTime(now),
  });
}

interface Turn {
  /** Whose turn it is, from 0, among all rows of the set. */
  place: string;
  /** Milliseconds between two of them. */
  apart?: string;
  /** When, in milliseconds, by `place` and `apart`. */
  at: string;
}

async function putForward(
  manager: EntityManager,
  of: MailboxSet,
  { place, apart = '0', at }: Turn,
): Promise<void> {
  await manager.query(
    `UPDATE "mailbox" SET "nextCheckAt" = "turn"."at" FROM (
      SELECT "id", ${at} AS "at" FROM (
        SELECT "id", "checkingRunId", ${place} AS "place", ${apart} AS "apart"
        FROM "mailbox" WHERE ${of.where}
      )
    ) AS "turn" WHERE "turn"."id" = "mailbox"."id" AND "mailbox"."nextCheckAt" > "turn"."at"`,
    [...of.values],
  );
}

const politeTime = (now: Date): string =>
  `${now.getTime() + POLITE.first} + "place" * ${POLITE.apart}`;

/**
 * Counts refusals anew, and checks these one after the other at each server, since many may be refused
 * again: who was refused least comes first.
 */
export async function checkAnew(
  manager: EntityManager,
  of: MailboxSet,
  now: Date,
): Promise<{ count: number; until: Date }> {
  const { where, values } = among(of, '"mailbox"."enabled"');
  const turns = `SELECT "id", MIN(COALESCE("nextCheckAt", "at"), "at") AS "at" FROM (
    SELECT "id", "nextCheckAt", ${politeTime(now)} AS "at" FROM (
      SELECT "id", "nextCheckAt",
        ROW_NUMBER() OVER (PARTITION BY "checkHost" ORDER BY "refusedLogins", "nextCheckAt", "id") - 1 AS "place"
      FROM "mailbox" WHERE ${where}))`;
  const [told] = await manager.query<{ count: number; until: number | null }[]>(
    `SELECT COUNT(*) AS "count", MAX("at") AS "until" FROM (${turns})`,
    [...values],
  );
  const count = Number(told?.count ?? 0);
  if (count > 0)
    await manager.query(
      `UPDATE "mailbox" SET "nextCheckAt" = "turn"."at", "refusedSince" = NULL, "refusedLogins" = 0
        FROM (${turns}) AS "turn" WHERE "turn"."id" = "mailbox"."id"`,
      [...values],
    );
  return { count, until: new Date(Math.max(now.getTime(), Number(told?.until ?? 0))) };
}

/**
 * A host turns everybody away: one mailbox asks in an hour, and the others wait for that. It is whoever
 * has just been turned away, unless its own login was refused: then it waits longer, and another one asks.
 */
export async function pauseHost(
  manager: EntityManager,
  { host, turnedAway }: { host: string; turnedAway: string },
  now: Date,
): Promise<void> {
  const until = now.getTime() + SHUT_OUT_PAUSE * 1.2;
  const needing = among(needingHost(host), '"mailbox"."enabled"');
  const soon = among(needing, '"mailbox"."nextCheckAt" <= ?', until);
  const first = async (of: MailboxSet): Promise<string | undefined> => {
    const order = 'ORDER BY "mailbox"."nextCheckAt" LIMIT 1';
    const [row] = await manager.query<{ id: string }[]>(
      `SELECT "mailbox"."id" FROM "mailbox" WHERE ${of.where} ${order}`,
      [...of.values],
    );
    return row?.id;
  };
  const own = await first(among(soon, '"mailbox"."id" = ?', turnedAway));
  const asks = own ?? (await first(among(needing, '"mailbox"."refusedLogins" = 0')));
  const inAnHour = now.getTime() + SHUT_OUT_PAUSE;
  if (asks && !own)
    await manager.query('UPDATE "mailbox" SET "nextCheckAt" = ? WHERE "id" = ?', [inAnHour, asks]);
  const others = among(soon, '"mailbox"."id" <> ?', asks ?? '');
  await manager.query(
    `UPDATE "mailbox" SET "nextCheckAt" = ${until} + "nextCheckAt" % ${SPREAD_MS} WHERE ${others.where}`,
    [...others.values],
  );
}
