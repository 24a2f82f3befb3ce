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
import type { EntityManager } from 'typeorm';
import { Allow } from '../../graphql/access.js';
import { auditEntry, namesOf, type Audit } from '../access/audit-entry.js';
import { actorOf, type Context } from '../../graphql/context.js';
import { EndSourceEnum } from '../../graphql/expiration-enums.js';
import { PageArgs } from '../../graphql/pagination.js';
import { badInput, notFound, type FieldProblem } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { Providers } from '../providers/index.js';
import { Run, RunConnection } from '../runs/run.entity.js';
import type { RunLists } from '../runs/run-lists.store.js';
import type { RunStore } from '../runs/run.store.js';
import { newSettings } from './changed-settings.js';
import { admitAddresses, refuseAddresses } from './client-addresses.flow.js';
import {
  ownSecretProblems,
  pkceProblems,
  settingsProblems,
  type UrlRules,
} from './client-settings.js';
import { ClientListArgs } from './client-list.input.js';
import { inUse, type ClientUsers } from './in-use.js';
import { OAuthClientDraft } from './client-draft.entity.js';
import { OAuthClient, OAuthClientConnection, SecretState } from './oauth-client.entity.js';
import { OAuthClientInput, OAuthClientPatch } from './oauth-client.input.js';
import type { OAuthClientStore } from './oauth-client.store.js';
import { redirectUri } from './redirect-uri.js';
import { certificateEndSource, secretEndSource, type EndSource } from './registration-ends.js';
import type { Connection } from '../../db/pages/page.js';

export interface OAuthClientDependencies {
  clients: OAuthClientStore;
  runLists: RunLists;
  providers: Providers;
  events: Events;
  audit: Audit;
  publicUrl: string;
  urlRules: UrlRules;
  /** The first mailboxes that use a client, by name, and how many do: they live above this feature. */
  usedBy(manager: EntityManager, id: string): Promise<ClientUsers>;
  runs: Pick<RunStore, 'allOpen'>;
  /** Called inside the transaction that changes settings: open validations were started with the old ones. */
  settingsChanged(manager: EntityManager, client: OAuthClient, fields: string[]): Promise<void>;
  /** Called inside the transaction that deletes it, before that: what was granted is to be given back. */
  letGo(manager: EntityManager, id: string): Promise<void>;
}

@Resolver(() => OAuthClient)
export class OAuthClientResolver {
  constructor(private readonly use: OAuthClientDependencies) {}

  @Allow('READ')
  @Query(() => OAuthClient, { nullable: true })
  oauthClient(@Arg('id', () => ID) id: string): Promise<OAuthClient | null> {
    return this.use.clients.byId(id);
  }

  @Allow('READ')
  @Query(() => OAuthClientConnection)
  oauthClients(
    @Args(() => ClientListArgs) { first, after, ...listing }: ClientListArgs,
  ): Promise<Connection<OAuthClient>> {
    return this.use.clients.page({ first, after }, listing);
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClientDraft, {
    description: 'Reserves an id; createOAuthClient takes it as id.',
  })
  async newOAuthClientDraft(@Ctx() context: Context): Promise<OAuthClientDraft> {
    const id = await this.use.clients.reserve(actorOf(context).id, (manager) =>
      this.use.audit.record(manager, auditEntry(context, 'oauth-client.reserve')),
    );
    return { id, redirectUri: redirectUri(this.use.publicUrl, id) };
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClient)
  async createOAuthClient(
    @Arg('input', () => OAuthClientInput) input: OAuthClientInput,
    @Ctx() context: Context,
    @Arg('id', () => ID, { nullable: true }) id?: string,
  ): Promise<OAuthClient> {
    this.judge(input);
    refuse(ownSecretProblems(input, isTyped(input.clientSecret)));
    const settings = newSettings(input, this.use.providers[input.provider]);
    refuse(pkceProblems(settings));
    const reserved = id ? { id, by: actorOf(context).id } : undefined;
    const client = await this.use.clients.create(settings, input.clientSecret ?? undefined, {
      reserved,
      together: (manager, { id, name }) => {
        const more = { subject: { kind: 'oauth-client', id, name }, fields: namesOf(input) };
        return this.use.audit.record(manager, auditEntry(context, 'oauth-client.create', more));
      },
    });
    this.use.events.publish('oauthClient', client.id);
    return client;
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClient, {
    description:
      'With ifUpdatedAt: refused with code CONFLICT when the client has changed since. Another scheme, host or port of the token URL without a clientSecret removes the stored secrets.',
  })
  async updateOAuthClient(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => OAuthClientPatch) patch: OAuthClientPatch,
    @Ctx() context: Context,
    @Arg('ifUpdatedAt', () => Date, { nullable: true }) ifUpdatedAt?: Date,
  ): Promise<OAuthClient> {
    this.judge({ ...patch, name: patch.name ?? undefined });
    const before = await this.use.clients.byId(id);
    if (!before) throw notFound('This OAuth client');
    const isStored = (text: string) => this.use.clients.isSecretOf(before, text);
    refuse(ownSecretProblems(patch, patch.clientSecret ? isTyped(patch.clientSecret) : isStored));
    await admitAddresses(context, before, patch);
    const client = await this.use.clients.update(
      id,
      async (stored, manager) => {
        refuseAddresses(context, stored, patch);
        const fields = this.use.clients.applyPatch(stored, patch);
        refuse(pkceProblems(stored));
        await this.use.settingsChanged(manager, stored, fields);
        const more = { subject: { kind: 'oauth-client', id, name: stored.name }, fields };
        await this.use.audit.record(manager, auditEntry(context, 'oauth-client.update', more));
      },
      ifUpdatedAt,
    );
    this.use.events.publish('oauthClient', id);
    return client;
  }

  @Allow('MANAGE')
  @Mutation(() => ID, { description: 'Refused with code IN_USE while mailboxes use it.' })
  async deleteOAuthClient(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<string> {
    const client = await this.use.clients.byId(id);
    if (!client) throw notFound('This OAuth client');
    const open = await this.use.runs.allOpen({ oauthClientId: id });
    await this.use.clients.remove(id, async (manager) => {
      const used = await this.use.usedBy(manager, id);
      if (used.count > 0) throw inUse(client.name, used);
      await this.use.letGo(manager, id);
      const subject = { kind: 'oauth-client', id, name: client.name };
      await this.use.audit.record(manager, auditEntry(context, 'oauth-client.delete', { subject }));
    });
    this.use.events.publish('oauthClient', id);
    // They are gone with it: whoever watches one looks once more, and is done.
    for (const run of open) this.use.events.publish('run', run.id);
    return id;
  }

  private judge(typed: Parameters<typeof settingsProblems>[0]): void {
    refuse(settingsProblems(typed, this.use.urlRules));
  }

  @FieldResolver(() => SecretState, {
    description: 'What is known of the secret; never the secret.',
  })
  clientSecret(@Root() client: OAuthClient): SecretState {
    return {
      isSet: client.secretShape !== 'absent',
      setAt: client.secretSetAt,
      expiresAt: client.secretExpiresAt,
    };
  }

  @FieldResolver(() => EndSourceEnum, {
    nullable: true,
    description: 'Where the end of the client secret comes from.',
  })
  secretEndSource(@Root() client: OAuthClient): EndSource | undefined {
    return secretEndSource(client);
  }

  @FieldResolver(() => EndSourceEnum, { nullable: true })
  certificateEndSource(@Root() client: OAuthClient): EndSource | undefined {
    return certificateEndSource(client);
  }

  @FieldResolver(() => String, {
    description: "Unique to this client; to be pasted into the provider's app registration.",
  })
  redirectUri(@Root() client: OAuthClient): string {
    return redirectUri(this.use.publicUrl, client.id);
  }

  @FieldResolver(() => Run, { nullable: true })
  latestRun(@Root() client: OAuthClient, @Info() info: GraphQLResolveInfo): Promise<Run | null> {
    return this.use.runLists.latest({ oauthClientId: client.id }, info);
  }

  @FieldResolver(() => RunConnection)
  runs(
    @Root() client: OAuthClient,
    @Args(() => PageArgs) page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Run>> {
    return this.use.runLists.page({ oauthClientId: client.id }, page, info);
  }

  @Allow('READ')
  @Subscription(() => OAuthClient, {
    subscribe: ({ args, context }) =>
      (context as Context).watch.oauthClient((args as { id?: string }).id), // TypeGraphQL types neither
    description: 'Each change of the status of an OAuth client.',
  })
  oauthClientChanged(
    @Root() client: OAuthClient,
    @Arg('id', () => ID, { nullable: true }) _id?: string,
  ): OAuthClient {
    return client;
  }
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw badInput(problems);
}

function isTyped(secret: string | null | undefined): (text: string) => boolean {
  const own = secret?.trim();
  return (text) => Boolean(own) && text === own;
}
