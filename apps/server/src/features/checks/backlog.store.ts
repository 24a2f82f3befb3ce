import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import type { GateLimits } from '../../lib/slots.js';
import { backlogOf, type Backlog } from './backlog.js';

export type { Backlog };
export type ScheduleBacklog = () => Promise<Backlog>;

/** How far the schedule is behind now; both statements are answered by the index that it works by. */
export function createBacklog(deps: {
  database: Pick<Database, 'read'>;
  clock: Clock;
  checksAtOnce: GateLimits;
}): ScheduleBacklog {
  const { database, clock, checksAtOnce: limits } = deps;
  return async () => {
    const now = clock();
    const due = `FROM "mailbox" WHERE "nextCheckAt" <= ?`;
    const [counted, [first]] = await Promise.all([
      ask<{ count: number }>(`SELECT COUNT(*) AS "count" ${due}`),
      ask<{ due: number; host: string | null }>(
        `SELECT "nextCheckAt" AS "due", "checkHost" AS "host" ${due} ORDER BY "nextCheckAt" LIMIT 1`,
      ),
    ]);
    return backlogOf({ count: counted[0]?.count ?? 0, first }, { now, limits });

    function ask<Row>(statement: string): Promise<Row[]> {
      return database.read.query(statement, [now.getTime()]) as Promise<Row[]>;
    }
  };
}
