import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { newestByReference } from '../../db/list-reads.js';
import { asksFor } from '../../graphql/asks-for.js';
import { nestedPages } from '../../graphql/nested-pages.js';
import type { Connection, PageArgs } from '../../graphql/pagination.js';
import { Run } from './run.entity.js';
import type { RunSubject } from './run.store.js';

export type RunLists = ReturnType<typeof createRunLists>;

type Column = 'mailboxId' | 'oauthClientId';

type Without = readonly (keyof Run & string)[];
const BODY = ['steps', 'diagnoses', 'notes'] as const satisfies Without;

/** What the rows of a list want of runs: a statement or two for all who ask in the same turn. */
export function createRunLists({ read }: Pick<Database, 'read'>) {
  const pages = {
    mailboxId: pagesOf(read, 'mailboxId'),
    oauthClientId: pagesOf(read, 'oauthClientId'),
  };
  const latestOf = (without: Without) => {
    const of = (column: Column) =>
      newestByReference(read, Run, { column, by: 'startedAt', without });
    return { mailboxId: of('mailboxId'), oauthClientId: of('oauthClientId') };
  };
  const [whole, narrow] = [latestOf([]), latestOf(BODY)];

  return {
    /** Newest first. */
    page(subject: RunSubject, page: PageArgs): Promise<Connection<Run>> {
      const [column, id] = about(subject);
      return pages[column](id, page);
    },

    /** With its steps, diagnoses and notes only where `info` says that somebody asks for them: they are most of a run. */
    latest(subject: RunSubject, info: Parameters<typeof asksFor>[0]): Promise<Run | null> {
      const [column, id] = about(subject);
      return (asksFor(info, BODY) ? whole : narrow)[column](id);
    },
  };
}

const about = (subject: RunSubject): [Column, string] =>
  'mailboxId' in subject
    ? ['mailboxId', subject.mailboxId]
    : ['oauthClientId', subject.oauthClientId];

const pagesOf = (read: EntityManager, column: Column) =>
  nestedPages({
    ...{ read, entity: Run, parent: `run.${column}` },
    children: () => read.createQueryBuilder(Run, 'run'),
    order: { by: 'startedAt', direction: 'DESC' },
  });
