import { EventSubscriber, type EntitySubscriberInterface, type InsertEvent } from 'typeorm';
import { searchable, sortKey } from '../../lib/folded.js';
import { Mailbox } from './mailbox.entity.js';

/** What lists sort and search a mailbox by; its client's name is the database's own matter. */
export const mailboxKeys = ({ name, address, incoming, outgoing }: Partial<Mailbox>) => ({
  sortName: sortKey(name ?? ''),
  searchText: searchable([name, address, incoming?.host, outgoing?.host]),
});

/** Whoever inserts or saves one; narrow statements (db/rows.ts) bring their own. */
@EventSubscriber()
export class MailboxKeys implements EntitySubscriberInterface<Mailbox> {
  listenTo = () => Mailbox;
  beforeInsert = ({ entity }: InsertEvent<Mailbox>) =>
    void Object.assign(entity, mailboxKeys(entity));
}
