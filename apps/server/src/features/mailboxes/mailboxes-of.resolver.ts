import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { ListArgs, PageArgs } from '../../graphql/pagination.js';
import { ApiKey } from '../access/api-key.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { Run } from '../runs/run.entity.js';
import type { MailboxLists } from './mailbox-lists.store.js';
import { Mailbox, MailboxConnection } from './mailbox.entity.js';
import type { ListPage } from '../../db/pages/page.js';
import { listSlice } from '../../db/pages/list-page.js';

/** Puts mailboxes on what lies below this feature: clients, runs and keys. */
@Resolver(() => OAuthClient)
export class MailboxesOfClientResolver {
  constructor(private readonly lists: Pick<MailboxLists, 'pageOfClient'>) {}

  @FieldResolver(() => MailboxConnection)
  mailboxes(
    @Root() client: OAuthClient,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ListPage<Mailbox>> {
    return this.lists.pageOfClient(client.id, page);
  }
}

@Resolver(() => Run)
export class MailboxOfRunResolver {
  constructor(private readonly mailboxes: Pick<MailboxLists, 'byId'>) {}

  @FieldResolver(() => Mailbox, { nullable: true })
  mailbox(@Root() run: Run): Promise<Mailbox | null> {
    return this.mailboxes.byId(run.mailboxId);
  }
}

@Resolver(() => ApiKey)
export class MailboxesOfApiKeyResolver {
  constructor(private readonly lists: Pick<MailboxLists, 'byId'>) {}

  @FieldResolver(() => [Mailbox], {
    description: 'For TOKENS: the only mailboxes whose tokens this key may take.',
  })
  async mailboxes(@Root() key: ApiKey, @Args(() => ListArgs) page: ListArgs): Promise<Mailbox[]> {
    const ids = listSlice(
      key.mailboxIds.map((id) => ({ id })),
      page,
    );
    const found = await Promise.all(ids.map(({ id }) => this.lists.byId(id)));
    return found.filter((mailbox) => mailbox !== null);
  }
}
