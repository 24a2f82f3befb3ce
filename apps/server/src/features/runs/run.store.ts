import { In, IsNull, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow, insertRow, updateRow } from '../../db/rows.js';
import { Run } from './run.entity.js';

/** What a run is about: its history is kept and pruned per subject. */
export type RunSubject = { mailboxId: string } | { oauthClientId: string };

const KEPT = 100;
/** Of what the schedule did: a success says no more than the one before, and the changes have a history. */
const KEPT_REGULAR = 4;
const KEPT_REGULAR_FAILED = 20;
const OPEN = In(['RUNNING', 'WAITING']);

const WELL = `"status" IN ('SUCCEEDED', 'WARNING')`;
const ASKED = [{ which: `"trigger" <> 'SCHEDULE'`, kept: KEPT }];
const REGULAR = [
  { which: `"trigger" = 'SCHEDULE' AND ${WELL}`, kept: KEPT_REGULAR },
  {
    which: `"trigger" = 'SCHEDULE' AND "status" NOT IN ('SUCCEEDED', 'WARNING', 'RUNNING', 'WAITING')`,
    kept: KEPT_REGULAR_FAILED,
  },
];

export type RunStore = ReturnType<typeof createRunStore>;

export function createRunStore(database: Database) {
  return {
    byId: (id: string) => findRow(database.read, Run, { id }),

    /** As the transaction sees it now. */
    current: (manager: EntityManager, id: string) => manager.findOneBy(Run, { id }),

    allOpen: (subject: RunSubject) => database.read.findBy(Run, { ...subject, status: OPEN }),

    unfinished: () => database.read.findBy(Run, { status: OPEN }),

    /** Not finished, and about the very same: a client's own sign-in, or that of one mailbox. */
    unfinishedOf: (
      manager: EntityManager,
      { oauthClientId, mailboxId }: { oauthClientId: string; mailboxId: string | null },
    ) =>
      manager.findBy(Run, {
        oauthClientId,
        mailboxId: mailboxId ?? IsNull(),
        finishedAt: IsNull(),
      }),

    save: (run: Run) => database.transaction((manager) => replace(manager, run)),

    replace,

    /** Stores a new run and drops what is old: a mailbox that checks itself would else forget what people asked. */
    async insert(manager: EntityManager, run: Run): Promise<void> {
      await insertRow(manager, Run, run);
      const [column, id] = run.mailboxId
        ? ['mailboxId', run.mailboxId]
        : ['oauthClientId', run.oauthClientId];
      const old = (run.trigger === 'SCHEDULE' ? REGULAR : ASKED).map(
        ({
          which,
          kept,
        }) => `SELECT * FROM (SELECT "id" FROM "run" WHERE "${column}" = ?1 AND ${which}
          ORDER BY "startedAt" DESC, "id" DESC LIMIT 50 OFFSET ${kept})`,
      );
      await manager.query(`DELETE FROM "run" WHERE "id" IN (${old.join(' UNION ALL ')})`, [id]);
    },
  };
}

/** False where it is gone, with its mailbox or client: a late snapshot does not bring it back. */
const replace = (manager: EntityManager, run: Run): Promise<boolean> =>
  updateRow(manager, Run, run);
