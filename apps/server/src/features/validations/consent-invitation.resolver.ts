import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'; // prettier-ignore
import type { EntityManager } from 'typeorm';
import { Allow } from '../../graphql/access.js';
import { auditEntry, auditName, type Audit } from '../access/audit-entry.js';
import { actorOf, type Context } from '../../graphql/context.js';
import { InvitationEndEnum, InvitationStateEnum } from '../../graphql/invitation-enums.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { ConsentInvitation } from './consent-invitation.entity.js';
import type { ConsentInvitations } from './consent-invitation.flow.js';
import { MOST_DAYS, type InvitationEnd, type InvitationState } from './consent-invitation.js';
import { invitationSubject } from './invitation-use.store.js';

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
  mailboxLists: Pick<MailboxLists, 'byId'>;
  audit: Audit;
}

@Resolver(() => OAuthClient)
export class ConsentInvitationResolver {
  constructor(private readonly deps: Omit<Used, 'mailboxLists'>) {}

  @FieldResolver(() => [ConsentInvitation], { description: 'The newest first, 50 at most.' })
  consentInvitations(@Root() { id }: OAuthClient): Promise<ConsentInvitation[]> {
    return this.deps.invitations.ofClient(id);
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
    return this.deps.invitations.create(wish, {
      by: actorOf(context),
      name: auditName(context),
      told,
    });
  }

  @Allow('OPERATE')
  @Mutation(() => ConsentInvitation)
  revokeConsentInvitation(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<ConsentInvitation> {
    return this.deps.invitations.revoke(id, this.told(context, 'consent-invitation.revoke'));
  }

  private told(context: Context, action: string) {
    return (manager: EntityManager, client: OAuthClient, id: string): Promise<void> => {
      const subject = invitationSubject(client, id);
      return this.deps.audit.record(manager, auditEntry(context, action, { subject }));
    };
  }
}

@Resolver(() => ConsentInvitation)
export class ConsentInvitationFieldResolver {
  constructor(private readonly deps: Pick<Used, 'invitations' | 'clients' | 'mailboxLists'>) {}

  @FieldResolver(() => InvitationStateEnum)
  async state(@Root() invitation: ConsentInvitation): Promise<InvitationState> {
    return (await this.judge(invitation))?.state ?? 'ENDED';
  }

  @FieldResolver(() => InvitationEndEnum, { nullable: true })
  async endedBecause(@Root() invitation: ConsentInvitation): Promise<InvitationEnd | null> {
    return (await this.judge(invitation))?.endedBecause ?? null;
  }

  @FieldResolver(() => Mailbox, { nullable: true })
  mailbox(@Root() { mailboxId }: ConsentInvitation): Promise<Mailbox | null> {
    return this.deps.mailboxLists.byId(mailboxId);
  }

  private async judge(invitation: ConsentInvitation) {
    const client = await this.deps.clients.byId(invitation.oauthClientId);
    return client && this.deps.invitations.judge(invitation, client);
  }
}
