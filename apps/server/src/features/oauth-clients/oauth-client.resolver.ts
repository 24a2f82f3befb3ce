import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { type Context } from '../../graphql/context.js';
import { ClientListArgs } from './client-list.input.js';
import { OAuthClientDraft } from './client-draft.entity.js';
import { OAuthClient, OAuthClientConnection } from './oauth-client.entity.js';
import { OAuthClientInput, OAuthClientPatch } from './oauth-client.input.js';
import type { OAuthClientFlow } from './oauth-client.flow.js';
import type { OAuthClientStore } from './oauth-client.store.js';
import { redirectUri } from './redirect-uri.js';
import type { ListPage } from '../../db/pages/page.js';

export interface OAuthClientDependencies {
  clients: Pick<OAuthClientStore, 'byId' | 'page'>;
  flow: OAuthClientFlow;
  publicUrl: string;
}

@Resolver(() => OAuthClient)
export class OAuthClientResolver {
  constructor(private readonly deps: OAuthClientDependencies) {}

  @Allow('READ')
  @Query(() => OAuthClient, { nullable: true })
  oauthClient(@Arg('id', () => ID) id: string): Promise<OAuthClient | null> {
    return this.deps.clients.byId(id);
  }

  @Allow('READ')
  @Query(() => OAuthClientConnection)
  oauthClients(
    @Args(() => ClientListArgs) { first, after, ...listing }: ClientListArgs,
  ): Promise<ListPage<OAuthClient>> {
    return this.deps.clients.page({ first, after }, listing);
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClientDraft, {
    description: 'Reserves an id; createOAuthClient takes it as id.',
  })
  async newOAuthClientDraft(@Ctx() context: Context): Promise<OAuthClientDraft> {
    const id = await this.deps.flow.reserve(context);
    return { id, redirectUri: redirectUri(this.deps.publicUrl, id) };
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClient)
  createOAuthClient(
    @Arg('input', () => OAuthClientInput) input: OAuthClientInput,
    @Ctx() context: Context,
    @Arg('id', () => ID, { nullable: true }) id?: string,
  ): Promise<OAuthClient> {
    return this.deps.flow.create(context, input, id);
  }

  @Allow('MANAGE')
  @Mutation(() => OAuthClient, {
    description:
      'With ifUpdatedAt: refused with code CONFLICT when the client has changed since. Another scheme, host or port of the token URL without a clientSecret removes the stored secrets.',
  })
  updateOAuthClient(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => OAuthClientPatch) patch: OAuthClientPatch,
    @Ctx() context: Context,
    @Arg('ifUpdatedAt', () => Date, { nullable: true }) ifUpdatedAt?: Date,
  ): Promise<OAuthClient> {
    return this.deps.flow.update(context, { id, patch, ifUpdatedAt });
  }

  @Allow('MANAGE')
  @Mutation(() => ID, { description: 'Refused with code IN_USE while mailboxes use it.' })
  async deleteOAuthClient(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<string> {
    await this.deps.flow.remove(context, id);
    return id;
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
