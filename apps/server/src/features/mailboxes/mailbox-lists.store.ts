import type { Database } from '../../db/database.js';
import { rowById, rowsByReference } from '../../db/list-reads.js';
import { nestedPages } from '../../graphql/nested-pages.js';
import { MailboxStateChange } from './mailbox-history.entity.js';
import { Mailbox } from './mailbox.entity.js';

export type MailboxLists = ReturnType<typeof createMailboxLists>;

/** What the rows of a list want of mailboxes: a statement or two for all who ask in the same turn. */
export function createMailboxLists({ read }: Pick<Database, 'read'>) {
  return {
    byId: rowById(read, Mailbox),

    byClient: rowsByReference(read, Mailbox, {
      column: 'oauthClientId',
      order: { sortName: 'ASC', id: 'ASC' },
    }),

    pageOfClient: nestedPages({
      ...{ read, entity: Mailbox, parent: 'mailbox.oauthClientId' },
      children: () => read.createQueryBuilder(Mailbox, 'mailbox'),
      order: { by: 'sortName', direction: 'ASC' },
    }),

    /** Newest first. */
    historyOf: nestedPages({
      ...{ read, entity: MailboxStateChange, parent: 'change.mailboxId' },
      children: () => read.createQueryBuilder(MailboxStateChange, 'change'),
      order: { by: 'since', direction: 'DESC' },
    }),
  };
}
