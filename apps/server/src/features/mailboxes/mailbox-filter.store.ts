import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { searchedFor } from '../../db/text-search.js';
import type { MailboxStatus } from '../../graphql/enums.js';
import { Mailbox } from './mailbox.entity.js';

/** Which mailboxes; absent or null: any. */
export interface MailboxFilter {
  search?: string | null;
  status?: MailboxStatus[] | null;
  oauthClientId?: string | null;
  /** One of its servers, in full. */
  host?: string | null;
  changedSince?: Date | null;
}

const hostOf = ({ host }: MailboxFilter): string | undefined => host?.trim().toLowerCase();

/** All mailboxes that a list has (mailbox-list.ts has its pages); `mailbox` is their name in the query. */
export function matching(read: EntityManager, filter: MailboxFilter): SelectQueryBuilder<Mailbox> {
  const { search, status, oauthClientId, changedSince } = filter;
  const query = read.createQueryBuilder(Mailbox, 'mailbox');
  const text = searchedFor(search);
  const host = hostOf(filter);
  if (text !== undefined) query.andWhere('instr(mailbox.searchText, :text) > 0', { text });
  if (status) query.andWhere('mailbox.status IN (:...status)', { status });
  if (oauthClientId) query.andWhere('mailbox.oauthClientId = :client', { client: oauthClientId });
  if (host) query.andWhere('(mailbox.checkHost = :host OR mailbox.sendHost = :host)', { host });
  if (changedSince)
    query.andWhere('mailbox.updatedAt >= :since', { since: changedSince.getTime() });
  return query;
}
