import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { UserError } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { Providers } from '../providers/index.js';
import { endpointPair, splitEndpoints } from './endpoint-sites.js';
import { OAuthClient } from './oauth-client.entity.js';
import type { OAuthClientStore } from './oauth-client.store.js';
import { seenMetadata, ServerMetadataSeen } from './server-metadata.entity.js';

export interface EndpointDependencies {
  clients: Pick<OAuthClientStore, 'update'>;
  audit: Pick<Audit, 'record'>;
  providers: Providers;
  events: Events;
}

@Resolver(() => OAuthClient)
export class EndpointResolver {
  constructor(private readonly deps: EndpointDependencies) {}

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
    const client = await this.deps.clients.update(
      oauthClientId,
      async (stored, manager) => {
        if (splitEndpoints(stored)) stored.confirmedEndpoints = endpointPair(stored) ?? null;
        const subject = { kind: 'oauth-client', id: oauthClientId, name: stored.name };
        const entry = auditEntry(context, 'oauth-client.confirm-endpoints', { subject });
        await this.deps.audit.record(manager, entry);
      },
      ifUpdatedAt,
    );
    this.deps.events.publish('oauthClient', oauthClientId);
    return client;
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => OAuthClient, {
    description:
      "The issuer of refusedIssuer is the one of this client's provider: from then on 'iss' must be exactly that. Refused with code CONFLICT when another one was refused meanwhile. FORBIDDEN with reason REAUTHENTICATE a quarter of an hour after signing in.",
  })
  async confirmIssuer(
    @Arg('oauthClientId', () => ID) oauthClientId: string,
    @Arg('issuer', () => String) issuer: string,
    @Ctx() context: Context,
  ): Promise<OAuthClient> {
    const client = await this.deps.clients.update(oauthClientId, async (stored, manager) => {
      if (stored.refusedIssuer !== issuer)
        throw new UserError(
          'CONFLICT',
          'No answer of this issuer was refused for this client. Look at it again.',
        );
      Object.assign(stored, { issuer, refusedIssuer: null });
      const subject = { kind: 'oauth-client', id: oauthClientId, name: stored.name };
      const entry = auditEntry(context, 'oauth-client.confirm-issuer', {
        subject,
        fields: ['issuer'],
      });
      await this.deps.audit.record(manager, entry);
    });
    this.deps.events.publish('oauthClient', oauthClientId);
    return client;
  }

  @FieldResolver(() => ServerMetadataSeen)
  serverMetadata(@Root() client: OAuthClient): ServerMetadataSeen {
    return seenMetadata(client, this.deps.providers[client.provider]);
  }
}
