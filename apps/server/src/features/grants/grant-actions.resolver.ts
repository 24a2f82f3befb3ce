import {
  Arg,
  Ctx,
  Field,
  ID,
  Mutation,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { AtProviderEnum, RenewalOutcomeEnum } from '../../graphql/grant-enums.js';
import type { Clock } from '../../lib/clock.js';
import { createDeadline } from '../../lib/deadline.js';
import { notFound } from '../../lib/errors.js';
import { Grant } from './grant.entity.js';
import type { GrantFlow } from './grant.flow.js';
import type { GrantStore } from './grant.store.js';
import type { RenewalAnswer, RenewalAnswerKind } from './refresh/renewal-answer.js';
import type { AtProvider } from './revocation/revocation-answer.js';
import type { RevocationFlow } from './revocation/revocation.flow.js';

@ObjectType({ description: 'A grant that is gone from Mailkey, and what the provider made of it.' })
class RevokedGrant {
  @Field(() => ID)
  id: string;

  @Field(() => AtProviderEnum)
  atProvider: AtProvider;

  @Field(() => String, { description: 'One sentence.' })
  message: string;
}

@ObjectType({ description: 'A grant after somebody wanted a new token for it.' })
class RenewedGrant implements RenewalAnswer {
  @Field(() => Grant)
  grant: Grant;

  @Field(() => RenewalOutcomeEnum)
  outcome: RenewalAnswerKind;

  @Field(() => String, { description: 'What came of it, or why nobody was asked.' })
  message: string;
}

export interface GrantActionDependencies {
  store: Pick<GrantStore, 'byId'>;
  grants: Pick<GrantFlow, 'renewNow'>;
  revocations: Pick<RevocationFlow, 'revoke'>;
  audit: Audit;
  clock: Clock;
}

const BUDGET = 20_000;

@Resolver()
export class GrantActionResolver {
  constructor(private readonly deps: GrantActionDependencies) {}

  @Allow('OPERATE')
  @Mutation(() => RenewedGrant, {
    description:
      'Asks for a new token now: of a token that lives for a minute or more once a minute at most, and never while the provider is left in peace.',
  })
  async renewGrant(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<RenewedGrant> {
    const grant = await this.deps.store.byId(id);
    if (!grant) throw notFound('This grant');
    await this.deps.audit.note(auditEntry(context, 'grant.renew', { subject: subjectOf(grant) }));
    const deadline = createDeadline(BUDGET, this.deps.clock);
    const answer = await this.deps.grants.renewNow(id, deadline).finally(() => deadline.done());
    const renewed = await this.deps.store.byId(id);
    // Revoked meanwhile.
    if (!renewed) throw notFound('This grant');
    return { grant: renewed, ...answer };
  }

  @Allow('MANAGE')
  @Mutation(() => RevokedGrant, {
    description:
      'Forgets the tokens of a grant and revokes it at the provider, where that has an endpoint for it (RFC 7009).',
  })
  async revokeGrant(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<RevokedGrant> {
    const revoked = await this.deps.revocations.revoke(id, (manager, grant) =>
      this.deps.audit.record(
        manager,
        auditEntry(context, 'grant.revoke', { subject: subjectOf(grant) }),
      ),
    );
    return { id, ...revoked };
  }

  @Allow('READ')
  @Subscription(() => Grant, {
    subscribe: ({ args, context }) => {
      const { id, oauthClientId } = args as Record<string, string | null | undefined>; // TypeGraphQL types neither
      const which = { id: id ?? undefined, oauthClientId: oauthClientId ?? undefined };
      return (context as Context).watch.grant(which);
    },
    description:
      'Each consent, renewal, failed renewal and end of a grant: of one, of those of a client, or of all. One that is revoked is told of as a change of its client and mailbox.',
  })
  grantChanged(
    @Root() grant: Grant,
    @Arg('id', () => ID, { nullable: true }) _id?: string,
    @Arg('oauthClientId', () => ID, { nullable: true }) _oauthClientId?: string,
  ): Grant {
    return grant;
  }
}

function subjectOf({ id, account }: Grant): { kind: string; id: string; name?: string } {
  return { kind: 'grant', id, ...(account && { name: account }) };
}
