import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Allow } from '../../../graphql/access.js';
import { actorOf, type Context } from '../../../graphql/context.js';
import { MailboxImportOutcomeEnum } from '../../../graphql/import-enums.js';
import { PageArgs } from '../../../graphql/pagination.js';
import type { ImportOutcome } from './mailbox-import.js';
import {
  MailboxImport,
  MailboxImportRowConnection,
  type MailboxImportRow,
} from './mailbox-import.entity.js';
import type { MailboxImports } from './mailbox-import.flow.js';
import type { MailboxImportStore } from './mailbox-import.store.js';
import type { ListPage } from '../../../db/pages/page.js';

@Resolver(() => MailboxImport)
export class MailboxImportResolver {
  constructor(
    private readonly imports: MailboxImports,
    private readonly store: MailboxImportStore,
  ) {}

  @Allow('MANAGE')
  @Query(() => MailboxImport, {
    nullable: true,
    description: 'What POST /mailbox-imports has staged; null for everybody but its sender.',
  })
  mailboxImport(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<MailboxImport | null> {
    return this.imports.own(context, id);
  }

  @Allow('MANAGE')
  @Mutation(() => MailboxImport, {
    description:
      'Creates its mailboxes, in batches; CONFLICT where a row cannot be created, unless `onlyReady` says so. Follow it by mailboxImportChanged.',
  })
  commitMailboxImport(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
    @Arg('onlyReady', () => Int, {
      nullable: true,
      description: 'Creates the rows that are ready and leaves out the others: how many, as shown.',
    })
    onlyReady?: number | null,
  ): Promise<MailboxImport> {
    return this.imports.commit(context, id, onlyReady);
  }

  @Allow('MANAGE')
  @Mutation(() => ID)
  discardMailboxImport(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<string> {
    return this.imports.discard(context, id);
  }

  @FieldResolver(() => MailboxImportRowConnection, { description: 'In the order of the file.' })
  rows(
    @Root() { id }: MailboxImport,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('outcome', () => [MailboxImportOutcomeEnum], { nullable: true }) outcome?: ImportOutcome[],
  ): Promise<ListPage<MailboxImportRow>> {
    return this.store.rows(id, page, outcome);
  }

  @Allow('MANAGE')
  @Extensions({ beginsWithState: true })
  @Subscription(() => MailboxImport, {
    // TypeGraphQL types neither. Asked of each who comes: what is sent to several is executed for none of them.
    subscribe: (({ args, context }: { args: unknown; context: unknown }) =>
      (context as Context).watch.mailboxImport(
        (args as { id: string }).id,
        actorOf(context as Context).id,
      )) as never,
    description: 'How far an import is: now, and after each batch.',
  })
  mailboxImportChanged(
    @Root() current: MailboxImport,
    @Arg('id', () => ID) _id: string,
  ): MailboxImport {
    return current;
  }
}
