import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { MailboxActionOutcomeEnum } from '../../graphql/action-enums.js';
import { auditName } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { PageArgs } from '../../graphql/pagination.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { ActionOutcome } from './mailbox-action.js';
import {
  MailboxAction,
  MailboxActionConnection,
  MailboxActionResultConnection,
  type MailboxActionItem,
} from './mailbox-action.entity.js';
import type { MailboxActions } from './mailbox-action.flow.js';
import { MailboxActionInput, rightForAction } from './mailbox-action.input.js';
import type { MailboxActionStore } from './mailbox-action.store.js';
import type { ListPage } from '../../db/pages/page.js';

export interface MailboxActionResolverDependencies {
  mailboxActions: MailboxActions;
  store: MailboxActionStore;
  clientLists: Pick<ClientLists, 'byId'>;
}

@Resolver(() => MailboxAction)
export class MailboxActionResolver {
  constructor(private readonly deps: MailboxActionResolverDependencies) {}

  @Allow('READ')
  @Query(() => MailboxAction, { nullable: true })
  mailboxAction(@Arg('id', () => ID) id: string): Promise<MailboxAction | null> {
    return this.deps.store.byId(id);
  }

  @Allow('READ')
  @Query(() => MailboxActionConnection, {
    description: 'What was ordered for many mailboxes, the latest first.',
  })
  mailboxActions(@Args(() => PageArgs) page: PageArgs): Promise<ListPage<MailboxAction>> {
    return this.deps.store.page(page);
  }

  @Allow('MANAGE', { accessBy: rightForAction })
  @Mutation(() => MailboxAction, {
    description:
      'Does one thing to many mailboxes, in batches: CHECK with OPERATE, everything else with MANAGE. Follow it by mailboxActionChanged.',
  })
  actOnMailboxes(
    @Arg('input', () => MailboxActionInput) input: MailboxActionInput,
    @Ctx() context: Context,
  ): Promise<MailboxAction> {
    return this.deps.mailboxActions.order(context, input);
  }

  @Allow('OPERATE')
  @Mutation(() => MailboxAction, {
    description:
      'Ends an action that is under way: what was done stays done, the rest is not done.',
  })
  cancelMailboxAction(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<MailboxAction> {
    return this.deps.mailboxActions.cancel(context, id);
  }

  @FieldResolver(() => String)
  orderedBy(@Root() { asked }: MailboxAction): string {
    return auditName(asked);
  }

  @FieldResolver(() => OAuthClient, { nullable: true, description: 'MOVE: where it leads them.' })
  oauthClient(@Root() { oauthClientId }: MailboxAction): Promise<OAuthClient | null> {
    return this.deps.clientLists.byId(oauthClientId);
  }

  @FieldResolver(() => MailboxActionResultConnection, { description: 'By name.' })
  results(
    @Root() { id }: MailboxAction,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('outcome', () => [MailboxActionOutcomeEnum], { nullable: true }) outcome?: ActionOutcome[],
  ): Promise<ListPage<MailboxActionItem>> {
    return this.deps.store.results(id, page, outcome);
  }

  @Allow('READ')
  @Extensions({ beginsWithState: true })
  @Subscription(() => MailboxAction, {
    subscribe: ({ args, context }) =>
      (context as Context).watch.mailboxAction((args as { id: string }).id), // TypeGraphQL types neither
    description: 'How far an action is: now, and after each batch.',
  })
  mailboxActionChanged(
    @Root() action: MailboxAction,
    @Arg('id', () => ID) _id: string,
  ): MailboxAction {
    return action;
  }
}
