import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { actorOf, type Context } from '../../graphql/context.js';
import { ExpirationKindEnum } from '../../graphql/expiration-enums.js';
import { PageArgs } from '../../graphql/pagination.js';
import { mayUse } from '../access/actor.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { Expiration, ExpirationConnection } from './expiration.entity.js';
import type { ExpirationKind } from './expiration.js';
import type { ExpirationStore } from './expiration.store.js';
import type { ListPage } from '../../db/pages/page.js';

export interface ExpirationDependencies {
  expirations: ExpirationStore;
  clientLists: ClientLists;
  mailboxLists: Pick<MailboxLists, 'byId'>;
}

@Resolver(() => Expiration)
export class ExpirationResolver {
  constructor(private readonly deps: ExpirationDependencies) {}

  @Allow('READ')
  @Query(() => ExpirationConnection, {
    description:
      'What ends, the next first; what ended within the last 30 days and is still in use comes before it.',
  })
  expirations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg('within', () => Int, { nullable: true, description: 'Only what ends in so many days.' })
    within?: number,
    @Arg('kinds', () => [ExpirationKindEnum], { nullable: true }) kinds?: ExpirationKind[],
  ): Promise<ListPage<Expiration>> {
    const admin = mayUse(actorOf(context), 'ADMIN');
    return this.deps.expirations.page({ within, kinds, admin }, page);
  }

  @FieldResolver(() => OAuthClient, { nullable: true })
  oauthClient(@Root() { oauthClientId }: Expiration): Promise<OAuthClient | null> {
    return this.deps.clientLists.byId(oauthClientId);
  }

  @FieldResolver(() => Mailbox, {
    nullable: true,
    description: 'The mailbox, where it is about a single one.',
  })
  mailbox(@Root() { mailboxId }: Expiration): Promise<Mailbox | null> {
    return this.deps.mailboxLists.byId(mailboxId);
  }
}
