import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'; // prettier-ignore
import type { EntityManager } from 'typeorm';
import { Allow } from '../../graphql/access.js';
import { auditEntry, auditName, type Audit } from '../../graphql/audit-entry.js';
import { actorOf, type Context } from '../../graphql/context.js';
import { InvitationStateEnum } from '../../graphql/invitation-enums.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { ConsentInvitation } from './consent-invitation.entity.js';
import type { ConsentInvitations } from './consent-invitation.flow.js';
import { MOST_DAYS, type InvitationState } from './consent-invitation.js';

@ObjectType({ description: 'An invitation and its link, which is shown this once.' })
class CreatedConsentInvitation {
  @Field(() => ConsentInvitation)
  invitation: ConsentInvitation;

  @Field(() => String)
  url: string;
}

interface Used {
  invitations: ConsentInvitations;
  clients: Pick<OAuthClientStore, 'byId'>;
  audit: Audit;
}

@Resolver(() => OAuthClient)
export class ConsentInvitationResolver {
  constructor(private readonly use: Used) {}

  @FieldResolver(() => [ConsentInvitation], { description: 'The newest first, 50 at most.' })
  consentInvitations(@Root() { id }: OAuthClient): Promise<ConsentInvitation[]> {
    return this.use.invitations.ofClient(id);
  }

  @Allow('OPERATE')
  @Mutation(() => CreatedConsentInvitation, {
    description:
      'A link for somebody without an account here, who consents within its life. Another account than the one in use waits for an admin.',
  })
  createConsentInvitation(
    @Arg('oauthClientId', () => ID) oauthClientId: string,
    @Ctx() context: Context,
    @Arg('mailboxId', () => ID, { nullable: true }) mailboxId?: string,
    @Arg('days', () => Int, { defaultValue: 7, description: `1 to ${MOST_DAYS}.` }) days = 7,
    @Arg('email', () => String, { nullable: true }) email?: string,
  ): Promise<CreatedConsentInvitation> {
    const wish = {
      oauthClientId,
      mailboxId: mailboxId ?? null,
      days,
      email: email?.trim() || null,
    };
    const told = this.told(context, 'consent-invitation.create');
    return this.use.invitations.create(wish, {
      ...{ by: actorOf(context), name: auditName(context), told },
    });
  }

  @Allow('OPERATE')
  @Mutation(() => ConsentInvitation)
  revokeConsentInvitation(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<ConsentInvitation> {
    return this.use.invitations.revoke(id, this.told(context, 'consent-invitation.revoke'));
  }

  private told(context: Context, action: string) {
    return (manager: EntityManager, { id, name }: OAuthClient): Promise<void> => {
      const subject = { kind: 'oauth-client', id, name };
      return this.use.audit.record(manager, auditEntry(context, action, { subject }));
    };
  }
}

@Resolver(() => ConsentInvitation)
export class ConsentInvitationFieldResolver {
  constructor(private readonly use: Pick<Used, 'invitations' | 'clients'>) {}

  @FieldResolver(() => InvitationStateEnum)
  async state(@Root() invitation: ConsentInvitation): Promise<InvitationState> {
    const client = await this.use.clients.byId(invitation.oauthClientId);
    return client ? this.use.invitations.stateOf(invitation, client) : 'ENDED';
  }
}
