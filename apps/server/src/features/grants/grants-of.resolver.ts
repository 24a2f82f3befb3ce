import { Args, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ListArgs, listSlice } from '../../graphql/pagination.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { GrantLists } from './grant-lists.store.js';
import { Grant } from './grant.entity.js';

/** Puts the grants on clients, which lie below this feature. */
@Resolver(() => OAuthClient)
export class GrantsOfClientResolver {
  constructor(private readonly lists: Pick<GrantLists, 'ofClient' | 'listOfClient'>) {}

  @FieldResolver(() => Grant, {
    nullable: true,
    description:
      'The default grant: that of every mailbox without one of its own, given at the last successful validation.',
  })
  grant(@Root() client: OAuthClient): Promise<Grant | null> {
    return this.lists.ofClient(client.id);
  }

  @FieldResolver(() => [Grant], {
    description: 'The default grant first, then those of single mailboxes.',
  })
  async grants(
    @Root() client: OAuthClient,
    @Args(() => ListArgs) page: ListArgs,
  ): Promise<Grant[]> {
    return listSlice(await this.lists.listOfClient(client.id), page);
  }

  @FieldResolver(() => Int, { description: 'How many grants there are in all.' })
  async grantCount(@Root() client: OAuthClient): Promise<number> {
    return (await this.lists.listOfClient(client.id)).length;
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
