import type { EntityManager } from 'typeorm';
import { NAMED, type Moment } from './timeline.js';

interface Row {
  id: string;
  kind: 'JOINED' | 'LEFT';
  at: number;
  name: string;
  count: number;
}

/** Of a larger incident what happened close to each other is one moment: a 250th of its time, and a minute at least. */
const LARGE = 500;
const STEP = `CASE WHEN COUNT(*) > ${LARGE}
  THEN MAX(60000, (MAX(COALESCE("leftAt", "joinedAt")) - MIN("joinedAt")) / 250) ELSE 1 END`;

/** Who came and went when, by incident: the first names of each moment, and how many there are. */
export async function happenedTo(
  read: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Moment[]>> {
  const event = (kind: Row['kind'], column: string): string =>
    `SELECT "span"."id", '${kind}' AS "kind", "${column}" AS "at", "${column}" / "step" AS "slot", "mailboxId"
      FROM "span" JOIN "incident_mailbox" ON "incidentId" = "span"."id" WHERE "${column}" IS NOT NULL`;
  const rows = await read.query<Row[]>(
    `WITH "span" AS (SELECT "incidentId" AS "id", ${STEP} AS "step" FROM "incident_mailbox"
        WHERE "incidentId" IN (${ids.map(() => '?').join(', ')}) GROUP BY "incidentId"),
      "event" AS (${event('JOINED', 'joinedAt')} UNION ALL ${event('LEFT', 'leftAt')})
      SELECT "id", "kind", "at", "name", "count" FROM (
        SELECT "event"."id", "event"."kind", "mailbox"."name",
          MIN("event"."at") OVER "moment" AS "at", COUNT(*) OVER "moment" AS "count",
          ROW_NUMBER() OVER (PARTITION BY "event"."id", "event"."kind", "event"."slot"
            ORDER BY "mailbox"."sortName", "mailbox"."id") AS "place"
        FROM "event" JOIN "mailbox" ON "mailbox"."id" = "event"."mailboxId"
        WINDOW "moment" AS (PARTITION BY "event"."id", "event"."kind", "event"."slot")
      ) "told" WHERE "place" <= ${NAMED} ORDER BY "place"`,
    [...ids],
  );
  return byIncident(rows);
}

function byIncident(rows: readonly Row[]): Map<string, Moment[]> {
  const moments = new Map<string, Moment>();
  const found = new Map<string, Moment[]>();
  for (const { id, kind, at, name, count } of rows) {
    const key = `${id} ${kind} ${at}`;
    const known = moments.get(key);
    if (known) {
      known.mailboxes.push(name);
      continue;
    }
    const moment = {
      kind,
      at: new Date(Number(at)),
      mailboxes: [name],
      mailboxCount: Number(count),
    };
    moments.set(key, moment);
    found.set(id, [...(found.get(id) ?? []), moment]);
  }
  return found;
}
