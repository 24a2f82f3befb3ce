import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import type { GrantLists } from '../grant-lists.store.js';

/** Puts what is still to be revoked on clients, which lie below this feature. */
@Resolver(() => OAuthClient)
export class RevocationsOfClientResolver {
  constructor(private readonly lists: Pick<GrantLists, 'pendingRevocations'>) {}

  @FieldResolver(() => Int, {
    description:
      'Grants that Mailkey has forgotten and whose end the provider has not confirmed yet: it is asked again.',
  })
  pendingRevocations(@Root() client: OAuthClient): Promise<number> {
    return this.lists.pendingRevocations(client.id);
  }
}
