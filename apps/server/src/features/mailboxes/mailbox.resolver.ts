import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Database } from '../../db/database.js';
import { Allow } from '../../graphql/access.js';
import { auditEntry, namesOf, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { PageArgs } from '../../graphql/pagination.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import { OAuthClient, SecretState } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { Providers } from '../providers/index.js';
import { Run, RunConnection } from '../runs/run.entity.js';
import type { RunLists } from '../runs/run-lists.store.js';
import { newMailboxSettings } from './mailbox-settings.js';
import { Mailbox, MailboxConnection } from './mailbox.entity.js';
import { MailboxInput, MailboxPatch } from './mailbox.input.js';
import { MailboxListArgs } from './mailbox-list.input.js';
import type { MailboxAddresses } from './mailbox-addresses.flow.js';
import type { MailboxEdits } from './mailbox-edits.flow.js';
import type { MailboxStore } from './mailbox.store.js';
import type { Connection } from '../../db/pages/page.js';

export interface MailboxDependencies {
  database: Pick<Database, 'transaction'>;
  mailboxes: MailboxStore;
  clients: OAuthClientStore;
  clientLists: ClientLists;
  runLists: RunLists;
  providers: Providers;
  events: Events;
  audit: Audit;
  addresses: MailboxAddresses;
  edits: MailboxEdits;
}

@Resolver(() => Mailbox)
export class MailboxResolver {
  constructor(private readonly use: MailboxDependencies) {}

  @Allow('READ')
  @Query(() => Mailbox, { nullable: true })
  mailbox(@Arg('id', () => ID) id: string): Promise<Mailbox | null> {
    return this.use.mailboxes.byId(id);
  }

  @Allow('READ')
  @Query(() => MailboxConnection)
  mailboxes(
    @Args(() => MailboxListArgs) { first, after, ...listing }: MailboxListArgs,
  ): Promise<Connection<Mailbox>> {
    return this.use.mailboxes.page({ first, after }, listing);
  }

  @Allow('MANAGE')
  @Mutation(() => Mailbox)
  async createMailbox(
    @Arg('input', () => MailboxInput) input: MailboxInput,
    @Ctx() context: Context,
  ): Promise<Mailbox> {
    const client = input.oauthClientId ? await this.use.clients.byId(input.oauthClientId) : null;
    const settings = newMailboxSettings(
      input,
      client ? this.use.providers[client.provider] : undefined,
    );
    await this.use.edits.judge(settings, { typed: input.password, stored: false });
    await this.use.addresses.admit(context, { after: settings });
    const mailbox = await this.use.mailboxes.create(
      settings,
      input.password ?? undefined,
      async (manager, mailbox) => {
        const { id, name } = mailbox;
        const more = { subject: { kind: 'mailbox', id, name }, fields: namesOf(input) };
        await this.use.audit.record(manager, auditEntry(context, 'mailbox.create', more));
        await this.use.addresses.settle(manager, context, { after: mailbox });
      },
    );
    this.use.events.publish('mailbox', mailbox.id);
    return mailbox;
  }

  @Allow('MANAGE')
  @Mutation(() => Mailbox, {
    description:
      'Another host, port or security of a server, or one more server, without a password removes the stored password.',
  })
  async updateMailbox(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => MailboxPatch) patch: MailboxPatch,
    @Ctx() context: Context,
    @Arg('ifUpdatedAt', () => Date, { nullable: true }) ifUpdatedAt?: Date,
  ): Promise<Mailbox> {
    const { edits, database, addresses, audit } = this.use;
    const stored = await this.use.mailboxes.byId(id);
    if (!stored) throw notFound('This mailbox');
    const after = await edits.judged(stored, patch);
    await addresses.admit(context, { before: stored, after });
    return database.transaction((manager) =>
      edits.update(manager, context, {
        ...{ id, patch, ifUpdatedAt },
        together: ({ name }, fields) => {
          const more = { subject: { kind: 'mailbox', id, name }, fields };
          return audit.record(manager, auditEntry(context, 'mailbox.update', more));
        },
      }),
    );
  }

  @Allow('MANAGE')
  @Mutation(() => ID)
  async deleteMailbox(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<string> {
    const { edits, database, audit } = this.use;
    await database.transaction((manager) =>
      edits.remove(manager, id, ({ name }) => {
        const subject = { kind: 'mailbox', id, name };
        return audit.record(manager, auditEntry(context, 'mailbox.delete', { subject }));
      }),
    );
    return id;
  }

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
    return this.use.clientLists.byId(mailbox.oauthClientId);
  }

  @FieldResolver(() => Run, { nullable: true })
  latestRun(@Root() mailbox: Mailbox, @Info() info: GraphQLResolveInfo): Promise<Run | null> {
    return this.use.runLists.latest({ mailboxId: mailbox.id }, info);
  }

  @FieldResolver(() => RunConnection)
  runs(
    @Root() mailbox: Mailbox,
    @Args(() => PageArgs) page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Run>> {
    return this.use.runLists.page({ mailboxId: mailbox.id }, page, info);
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
