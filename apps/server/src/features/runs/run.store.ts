import { In, Not, Or, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Database } from '../../db/database.js';
import { Run } from './run.entity.js';

/** What a run is about: its history is kept and pruned per subject. */
export type RunSubject = { mailboxId: string } | { oauthClientId: string };

const KEPT = 100;
/** Of what the schedule did: a success says no more than the one before, and the changes have a history. */
const KEPT_REGULAR = 4;
const KEPT_REGULAR_FAILED = 20;
const OPEN = In(['RUNNING', 'WAITING']);
const WELL = In(['SUCCEEDED', 'WARNING']);

export type RunStore = ReturnType<typeof createRunStore>;

export function createRunStore(database: Database) {
  return {
    byId: (id: string) => database.read.findOneBy(Run, { id }),

    allOpen: (subject: RunSubject) => database.read.findBy(Run, { ...subject, status: OPEN }),

    unfinished: () => database.read.findBy(Run, { status: OPEN }),

    save: (run: Run) => database.transaction((manager) => replace(manager, run)),

    replace,

    /** Stores a new run and drops what is old: a mailbox that checks itself would else forget what people asked. */
    async insert(manager: EntityManager, run: Run): Promise<void> {
      await manager.insert(Run, run);
      const subject = run.mailboxId
        ? { mailboxId: run.mailboxId }
        : { oauthClientId: run.oauthClientId ?? '' };
      if (run.trigger !== 'SCHEDULE')
        return prune(manager, { ...subject, trigger: Not('SCHEDULE' as const) }, KEPT);
      const regular = { ...subject, trigger: 'SCHEDULE' as const };
      await prune(manager, { ...regular, status: WELL }, KEPT_REGULAR);
      await prune(manager, { ...regular, status: Not(Or(WELL, OPEN)) }, KEPT_REGULAR_FAILED);
    },
  };
}

/** False where it is gone, with its mailbox or client: a late snapshot does not bring it back. */
async function replace(manager: EntityManager, run: Run): Promise<boolean> {
  const { affected } = await manager.update(Run, { id: run.id }, run);
  return affected !== 0;
}

async function prune(
  manager: EntityManager,
  where: FindOptionsWhere<Run>,
  kept: number,
): Promise<void> {
  const old = await manager.find(Run, {
    select: { id: true },
    where,
    order: { startedAt: 'DESC', id: 'DESC' },
    skip: kept,
    take: 50,
  });
  if (old.length > 0) await manager.delete(Run, { id: In(old.map(({ id }) => id)) });
}
