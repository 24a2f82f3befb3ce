import { Args, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ListArgs, PageArgs } from '../../graphql/pagination.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { GrantLists } from './grant-lists.store.js';
import { Grant, GrantConnection } from './grant.entity.js';
import type { ListPage } from '../../db/pages/page.js';

/** Puts the grants on clients, which lie below this feature. */
@Resolver(() => OAuthClient)
export class GrantsOfClientResolver {
  constructor(private readonly lists: GrantLists) {}

  @FieldResolver(() => Grant, {
    nullable: true,
    description:
      'The default grant: that of every mailbox without one of its own, given at the last successful validation.',
  })
  grant(@Root() client: OAuthClient): Promise<Grant | null> {
    return this.lists.ofClient(client.id);
  }

  @FieldResolver(() => GrantConnection, {
    description: 'The default grant first, then those of single mailboxes, oldest first.',
  })
  grantConnection(
    @Root() client: OAuthClient,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ListPage<Grant>> {
    return this.lists.pageOfClient(client.id, page);
  }

  @FieldResolver(() => [Grant], {
    deprecationReason:
      'Use grantConnection, which has pages. This list goes with the next release.',
    description: 'As grantConnection, a hundred at most.',
  })
  grants(@Root() client: OAuthClient, @Args(() => ListArgs) page: ListArgs): Promise<Grant[]> {
    return this.lists.behind(client.id, page);
  }

  @FieldResolver(() => Int, { description: 'How many grants there are in all.' })
  grantCount(@Root() client: OAuthClient): Promise<number> {
    return this.lists.countOfClient(client.id);
  }
}

/** Puts the grants on mailboxes, which lie below this feature. */
@Resolver(() => Mailbox)
export class GrantOfMailboxResolver {
  constructor(private readonly lists: Pick<GrantLists, 'ofMailbox' | 'ownOfMailbox'>) {}

  @FieldResolver(() => Grant, {
    nullable: true,
    description: 'What it signs in with: its own grant, else the default one of its client.',
  })
  grant(@Root() mailbox: Mailbox): Promise<Grant | null> {
    return this.lists.ofMailbox(mailbox);
  }

  @FieldResolver(() => Grant, {
    nullable: true,
    description: 'Its own grant, from "Sign in as this mailbox"; null: it uses the default one.',
  })
  ownGrant(@Root() mailbox: Mailbox): Promise<Grant | null> {
    return this.lists.ownOfMailbox(mailbox);
  }
}
