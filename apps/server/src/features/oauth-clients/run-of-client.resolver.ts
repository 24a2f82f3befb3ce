import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Run } from '../runs/run.entity.js';
import type { ClientLists } from './client-lists.store.js';
import { OAuthClient } from './oauth-client.entity.js';

/** Puts the client of a run on the run, which lies below this feature. */
@Resolver(() => Run)
export class RunOfClientResolver {
  constructor(private readonly clients: ClientLists) {}

  @FieldResolver(() => OAuthClient, { nullable: true })
  oauthClient(@Root() run: Run): Promise<OAuthClient | null> {
    return this.clients.byId(run.oauthClientId);
  }
}
