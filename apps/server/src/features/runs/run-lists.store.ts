import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { newestByReference } from '../../db/list-reads.js';
import { nestedPages } from '../../graphql/nested-pages.js';
import type { Connection, PageArgs } from '../../graphql/pagination.js';
import { Run } from './run.entity.js';
import type { RunSubject } from './run.store.js';

export type RunLists = ReturnType<typeof createRunLists>;

type Column = 'mailboxId' | 'oauthClientId';

/** What the rows of a list want of runs: a statement or two for all who ask in the same turn. */
export function createRunLists({ read }: Pick<Database, 'read'>) {
  const pages = {
    mailboxId: pagesOf(read, 'mailboxId'),
    oauthClientId: pagesOf(read, 'oauthClientId'),
  };
  const latestOf = (column: Column) => newestByReference(read, Run, { column, by: 'startedAt' });
  const latest = { mailboxId: latestOf('mailboxId'), oauthClientId: latestOf('oauthClientId') };

  return {
    /** Newest first. */
    page(subject: RunSubject, page: PageArgs): Promise<Connection<Run>> {
      const [column, id] = about(subject);
      return pages[column](id, page);
    },

    latest(subject: RunSubject): Promise<Run | null> {
      const [column, id] = about(subject);
      return latest[column](id);
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
