import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.js';
import { ListArgs } from '../../graphql/pagination.js';
import { mayUse } from './actor.js';
import { ApiKey } from './api-key.entity.js';
import type { ApiKeyStore } from './api-key.store.js';
import { User } from './user.entity.js';

@Resolver(() => User)
export class ApiKeysOfUserResolver {
  constructor(private readonly store: ApiKeyStore) {}

  @FieldResolver(() => [ApiKey], {
    description:
      'The keys that this person made, the newest first; for admins, else empty. They go on working when the person is disabled, reset or given a lower role: revokeApiKeys ends them.',
  })
  async apiKeys(
    @Root() { id }: User,
    @Args(() => ListArgs) page: ListArgs,
    @Ctx() { actor }: Context,
  ): Promise<ApiKey[]> {
    return mayUse(actor, 'ADMIN') ? this.store.madeBy(id, page) : [];
  }
}
