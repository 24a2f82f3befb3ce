import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Providers } from '../providers/index.js';
import { IncomingServer, OutgoingServer } from '../providers/mail-server.entity.js';
import { inOwnCloud } from '../providers/own-cloud.js';
import { OAuthClient } from './oauth-client.entity.js';

/** Where the mailboxes of a client usually lie: in its own cloud, where its provider has several. */
@Resolver(() => OAuthClient)
export class UsualServersResolver {
  constructor(private readonly deps: { providers: Providers }) {}

  @FieldResolver(() => [IncomingServer], {
    description: "Where the provider's mailboxes are usually read, in the client's own cloud.",
  })
  usualIncoming(@Root() client: OAuthClient): IncomingServer[] {
    return [...inOwnCloud(this.deps.providers[client.provider], client).incoming];
  }

  @FieldResolver(() => OutgoingServer, {
    nullable: true,
    description: "Where the provider's mailboxes usually send, in the client's own cloud.",
  })
  usualOutgoing(@Root() client: OAuthClient): OutgoingServer | undefined {
    return inOwnCloud(this.deps.providers[client.provider], client).outgoing;
  }
}
