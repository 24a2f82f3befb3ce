import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../graphql/pagination.js';
import { MailboxStateChange, MailboxStateChangeConnection } from './mailbox-history.entity.js';
import type { MailboxLists } from './mailbox-lists.store.js';
import { Mailbox } from './mailbox.entity.js';
import type { ListPage } from '../../db/pages/page.js';

@Resolver(() => Mailbox)
export class HistoryOfMailboxResolver {
  constructor(private readonly lists: Pick<MailboxLists, 'historyOf'>) {}

  @FieldResolver(() => MailboxStateChangeConnection, {
    description: 'How its state has changed, newest first.',
  })
  history(
    @Root() mailbox: Mailbox,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ListPage<MailboxStateChange>> {
    return this.lists.historyOf(mailbox.id, page);
  }
}
