import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import { rowsByReference } from '../../db/list-reads.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { Batch } from './batch.entity.js';

/** Puts what is under way on clients, which lie below this feature. */
@Resolver(() => OAuthClient)
export class BatchesOfClientResolver {
  private readonly ofClient: (id: string) => Promise<Batch[]>;

  constructor(read: EntityManager) {
    this.ofClient = rowsByReference(read, Batch, { column: 'oauthClientId' });
  }

  @FieldResolver(() => [Batch], {
    description: 'What was ordered for so many mailboxes or grants that the rest still follows.',
  })
  underWay(@Root() client: OAuthClient): Promise<Batch[]> {
    return this.ofClient(client.id);
  }
}
