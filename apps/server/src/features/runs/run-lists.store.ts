import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { columnsOf, newestByReference } from '../../db/list-reads.js';
import { asksFor } from '../../graphql/asks-for.js';
import { nestedPages } from '../../db/pages/nested-pages.js';
import { Run } from './run.entity.js';
import type { RunSubject } from './run.store.js';
import type { ListPage, PageRequest } from '../../db/pages/page.js';

export type RunLists = ReturnType<typeof createRunLists>;

type Column = 'mailboxId' | 'oauthClientId';

type Without = readonly (keyof Run & string)[];
const BODY = ['steps', 'diagnoses', 'notes'] as const satisfies Without;

/** What the rows of a list want of runs: a statement or two for all who ask in the same turn. */
export function createRunLists({ read }: Pick<Database, 'read'>) {
  const pagesWith = (without: Without) => ({
    mailboxId: pagesOf(read, 'mailboxId', without),
    oauthClientId: pagesOf(read, 'oauthClientId', without),
  });
  const pages = { whole: pagesWith([]), narrow: pagesWith(BODY) };
  const latestOf = (without: Without) => {
    const of = (column: Column) =>
      newestByReference(read, Run, { column, by: 'startedAt', without });
    return { mailboxId: of('mailboxId'), oauthClientId: of('oauthClientId') };
  };
  const latest = { whole: latestOf([]), narrow: latestOf(BODY) };

  return {
    /** Newest first. */
    page(subject: RunSubject, page: PageRequest, info: Info): Promise<ListPage<Run>> {
      const [column, id] = about(subject);
      return pages[partOf(info)][column](id, page);
    },

    latest(subject: RunSubject, info: Info): Promise<Run | null> {
      const [column, id] = about(subject);
      return latest[partOf(info)][column](id);
    },
  };
}

type Info = Parameters<typeof asksFor>[0];

/** Steps, diagnoses and notes are most of a run: they are read where somebody asks for them. */
const partOf = (info: Info): 'whole' | 'narrow' => (asksFor(info, BODY) ? 'whole' : 'narrow');

const about = (subject: RunSubject): [Column, string] =>
  'mailboxId' in subject
    ? ['mailboxId', subject.mailboxId]
    : ['oauthClientId', subject.oauthClientId];

const pagesOf = (read: EntityManager, column: Column, without: Without) =>
  nestedPages({
    read,
    entity: Run,
    parent: `run.${column}`,
    columns: columnsOf(read, Run, without),
    children: () => read.createQueryBuilder(Run, 'run'),
    order: { by: 'startedAt', direction: 'DESC' },
  });
