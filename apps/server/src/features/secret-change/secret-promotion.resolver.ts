import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { badInput } from '../../lib/errors.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import { FormerSecret, SecretChange } from './secret-change.entity.js';
import { samePair } from '../oauth-clients/token-origin.js';
import type { GrantLists } from '../grants/grant-lists.store.js';
import { Grant } from '../grants/grant.entity.js';
import { formerNeededAt, movedGrants } from '../grants/secret-counts.js';
import type { SecretChangeFlow } from './secret-change.flow.js';

const MOST_HOURS = 720;

@Resolver(() => OAuthClient)
export class SecretPromotionResolver {
  constructor(
    private readonly changes: SecretChangeFlow,
    private readonly audit: Pick<Audit, 'record'>,
  ) {}

  @Allow('MANAGE')
  @Mutation(() => OAuthClient, {
    description:
      'Refreshes one grant with the next secret. If that brings a token, the next secret becomes the current one and the current one the former, which stays as a fallback for keepFormerHours (0 to 720). Otherwise nothing is switched, and secretChange.next.proof says why.',
  })
  promoteNextClientSecret(
    @Arg('id', () => ID) id: string,
    @Arg('keepFormerHours', () => Int, { defaultValue: 72 }) keepFormerHours: number,
    @Ctx() context: Context,
  ): Promise<OAuthClient> {
    if (keepFormerHours < 0 || keepFormerHours > MOST_HOURS) {
      const message = `Between 0 and ${MOST_HOURS} hours.`;
      throw badInput([{ path: 'keepFormerHours', code: 'OUT_OF_RANGE', message }]);
    }
    return this.changes.promote(id, {
      keepFormerHours,
      inTransaction: (manager, { name }, switched) => {
        const action = `oauth-client.${switched ? 'switch-secret' : 'prove-secret'}`;
        const subject = { kind: 'oauth-client', id, name };
        return this.audit.record(manager, auditEntry(context, action, { subject }));
      },
    });
  }
}

/** Which grants have moved to the current secret: they lie above the client. */
@Resolver(() => SecretChange)
export class MovedGrantsResolver {
  constructor(private readonly grants: Pick<GrantLists, 'alikeOfClient'>) {}

  @FieldResolver(() => Int, { description: 'Grants whose last token came by the current secret.' })
  async movedGrants(@Root() { client }: SecretChange): Promise<number> {
    return movedGrants(await this.grants.alikeOfClient(client.id), client).moved;
  }

  @FieldResolver(() => Int)
  async totalGrants(@Root() { client }: SecretChange): Promise<number> {
    return movedGrants(await this.grants.alikeOfClient(client.id), client).total;
  }
}

@Resolver(() => FormerSecret)
export class FormerSecretResolver {
  constructor(private readonly grants: Pick<GrantLists, 'alikeOfClient'>) {}

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When a token last came by it because the provider had refused the current secret; null: never.',
  })
  async neededAt(@Root() { client }: FormerSecret): Promise<Date | null> {
    return formerNeededAt(await this.grants.alikeOfClient(client.id), client) ?? null;
  }
}

@Resolver(() => Grant)
export class SecretOfGrantResolver {
  constructor(private readonly clients: ClientLists) {}

  @FieldResolver(() => Boolean, {
    description: "Whether its last token came by the client's current secret.",
  })
  async usesCurrentSecret(@Root() grant: Grant): Promise<boolean> {
    const client = await this.clients.byId(grant.oauthClientId);
    return client?.secretId === grant.secretId;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it was granted for another client id, or at another provider, than the client has now: it is not renewed, and its tokens are not handed out.',
  })
  async ofFormerSettings(@Root() grant: Grant): Promise<boolean> {
    const client = await this.clients.byId(grant.oauthClientId);
    return client !== null && !samePair(grant, client);
  }
}
