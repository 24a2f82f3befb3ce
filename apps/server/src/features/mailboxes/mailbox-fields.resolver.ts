import type { GraphQLResolveInfo } from 'graphql';
import { Args, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { ListPage } from '../../db/pages/page.js';
import { PageArgs } from '../../graphql/pagination.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import { OAuthClient, SecretState } from '../oauth-clients/oauth-client.entity.js';
import { Run, RunConnection } from '../runs/run.entity.js';
import type { RunLists } from '../runs/run-lists.store.js';
import { Mailbox } from './mailbox.entity.js';

/** What is shown of a mailbox beside its columns. */
@Resolver(() => Mailbox)
export class MailboxFieldResolver {
  constructor(private readonly deps: { clientLists: ClientLists; runLists: RunLists }) {}

  @FieldResolver(() => SecretState)
  password(@Root() mailbox: Mailbox): SecretState {
    return {
      isSet: mailbox.sealedPassword !== null,
      setAt: mailbox.passwordSetAt,
      expiresAt: null,
    };
  }

  @FieldResolver(() => OAuthClient, { nullable: true })
  oauthClient(@Root() mailbox: Mailbox): Promise<OAuthClient | null> {
    return this.deps.clientLists.byId(mailbox.oauthClientId);
  }

  @FieldResolver(() => Run, { nullable: true })
  latestRun(@Root() mailbox: Mailbox, @Info() info: GraphQLResolveInfo): Promise<Run | null> {
    return this.deps.runLists.latest({ mailboxId: mailbox.id }, info);
  }

  @FieldResolver(() => RunConnection)
  runs(
    @Root() mailbox: Mailbox,
    @Args(() => PageArgs) page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ListPage<Run>> {
    return this.deps.runLists.page({ mailboxId: mailbox.id }, page, info);
  }
}
