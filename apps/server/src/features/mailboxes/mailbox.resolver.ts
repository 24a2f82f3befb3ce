import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import type { Context } from '../../graphql/context.js';
import { Mailbox, MailboxConnection } from './mailbox.entity.js';
import { MailboxInput, MailboxPatch } from './mailbox.input.js';
import type { MailboxFlow } from './mailbox.flow.js';
import { MailboxListArgs } from './mailbox-list.input.js';
import type { MailboxStore } from './mailbox.store.js';
import type { ListPage } from '../../db/pages/page.js';

export interface MailboxDependencies {
  mailboxes: Pick<MailboxStore, 'byId' | 'page'>;
  flow: MailboxFlow;
}

@Resolver(() => Mailbox)
export class MailboxResolver {
  constructor(private readonly deps: MailboxDependencies) {}

  @Allow('READ')
  @Query(() => Mailbox, { nullable: true })
  mailbox(@Arg('id', () => ID) id: string): Promise<Mailbox | null> {
    return this.deps.mailboxes.byId(id);
  }

  @Allow('READ')
  @Query(() => MailboxConnection)
  mailboxes(
    @Args(() => MailboxListArgs) { first, after, ...listing }: MailboxListArgs,
  ): Promise<ListPage<Mailbox>> {
    return this.deps.mailboxes.page({ first, after }, listing);
  }

  @Allow('MANAGE')
  @Mutation(() => Mailbox)
  createMailbox(
    @Arg('input', () => MailboxInput) input: MailboxInput,
    @Ctx() context: Context,
  ): Promise<Mailbox> {
    return this.deps.flow.create(context, input);
  }

  @Allow('MANAGE')
  @Mutation(() => Mailbox, {
    description:
      'Another host, port or security of a server, or one more server, without a password removes the stored password.',
  })
  updateMailbox(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => MailboxPatch) patch: MailboxPatch,
    @Ctx() context: Context,
    @Arg('ifUpdatedAt', () => Date, { nullable: true }) ifUpdatedAt?: Date,
  ): Promise<Mailbox> {
    return this.deps.flow.update(context, { id, patch, ifUpdatedAt });
  }

  @Allow('MANAGE')
  @Mutation(() => ID)
  async deleteMailbox(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<string> {
    await this.deps.flow.remove(context, id);
    return id;
  }

  @Allow('READ')
  @Subscription(() => Mailbox, {
    subscribe: ({ args, context }) =>
      (context as Context).watch.mailbox((args as { id?: string }).id), // TypeGraphQL types neither
    description: 'Each change of the status of a mailbox.',
  })
  mailboxChanged(
    @Root() mailbox: Mailbox,
    @Arg('id', () => ID, { nullable: true }) _id?: string,
  ): Mailbox {
    return mailbox;
  }
}
