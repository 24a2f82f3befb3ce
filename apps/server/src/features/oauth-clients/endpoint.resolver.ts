import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../../graphql/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { Events } from '../../lib/events.js';
import { endpointPair, splitEndpoints } from './endpoint-sites.js';
import { OAuthClient } from './oauth-client.entity.js';
import type { OAuthClientStore } from './oauth-client.store.js';

export interface EndpointDependencies {
  clients: Pick<OAuthClientStore, 'update'>;
  audit: Pick<Audit, 'record'>;
  events: Events;
}

@Resolver(() => OAuthClient)
export class EndpointResolver {
  constructor(private readonly use: EndpointDependencies) {}

  @FieldResolver(() => Boolean, {
    description:
      'Authorization and token URL belong to different sites (registrable domains), are no preset, and nobody has confirmed them: Validate is refused until confirmEndpoints.',
  })
  endpointsConfirmationNeeded(@Root() client: OAuthClient): boolean {
    return splitEndpoints(client) !== undefined;
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => OAuthClient, {
    description:
      'The two sites of its URLs belong together; an edit of either URL ends that. With ifUpdatedAt: refused with code CONFLICT when the client has changed since. FORBIDDEN with reason REAUTHENTICATE a quarter of an hour after signing in.',
  })
  async confirmEndpoints(
    @Arg('oauthClientId', () => ID) oauthClientId: string,
    @Ctx() context: Context,
    @Arg('ifUpdatedAt', () => Date, { nullable: true }) ifUpdatedAt?: Date,
  ): Promise<OAuthClient> {
    const client = await this.use.clients.update(
      oauthClientId,
      async (stored, manager) => {
        if (splitEndpoints(stored)) stored.confirmedEndpoints = endpointPair(stored) ?? null;
        const subject = { kind: 'oauth-client', id: oauthClientId, name: stored.name };
        const entry = auditEntry(context, 'oauth-client.confirm-endpoints', { subject });
        await this.use.audit.record(manager, entry);
      },
      ifUpdatedAt,
    );
    this.use.events.publish('oauthClient', oauthClientId);
    return client;
  }
}
