import type { Database } from '../../db/database.js';
import { rowById } from '../../db/list-reads.js';
import { untilWritten } from '../../db/until-written.js';
import { nestedPages } from '../../db/pages/nested-pages.js';
import { MailboxStateChange } from './mailbox-history.entity.js';
import { Mailbox } from './mailbox.entity.js';

export type MailboxLists = ReturnType<typeof createMailboxLists>;

/** What the rows of a list want of mailboxes: a statement or two for all who ask in the same turn. */
export function createMailboxLists(database: Pick<Database, 'read' | 'commits'>) {
  const { read } = database;
  const byId = rowById(read, Mailbox);
  return {
    byId,
    /** For hand-outs: read once until something is written. */
    knownById: untilWritten(database, byId),

    pageOfClient: nestedPages({
      read,
      entity: Mailbox,
      parent: 'mailbox.oauthClientId',
      children: () => read.createQueryBuilder(Mailbox, 'mailbox'),
      order: { by: 'sortName', direction: 'ASC' },
    }),

    /** Newest first. */
    historyOf: nestedPages({
      read,
      entity: MailboxStateChange,
      parent: 'change.mailboxId',
      children: () => read.createQueryBuilder(MailboxStateChange, 'change'),
      order: { by: 'since', direction: 'DESC' },
    }),
  };
}
