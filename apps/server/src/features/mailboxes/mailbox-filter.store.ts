import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { anywhereIn } from '../../db/search.js';
import type { MailboxStatus } from '../../graphql/enums.js';
import { Mailbox } from './mailbox.entity.js';

export interface MailboxFilter {
  search?: string | null;
  status?: MailboxStatus[] | null;
  oauthClientId?: string | null;
}

/** The mailboxes of a list, wherever they are asked for; `mailbox` is their name in the query. */
export function matching(
  read: EntityManager,
  { search, status, oauthClientId }: MailboxFilter,
): SelectQueryBuilder<Mailbox> {
  const query = read.createQueryBuilder(Mailbox, 'mailbox');
  if (search?.trim()) query.andWhere(...anywhereIn(['mailbox.name', 'mailbox.address'], search));
  if (status) query.andWhere('mailbox.status IN (:...status)', { status });
  if (oauthClientId) query.andWhere('mailbox.oauthClientId = :client', { client: oauthClientId });
  return query;
}
