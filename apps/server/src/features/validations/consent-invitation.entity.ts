import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Choice, Count, Digest, Id, Reference, Text, Time } from '../../db/columns.js';
import type { InvitationEnd } from './consent-invitation.js';

@Entity('consent_invitation')
@ObjectType({
  description:
    'A link for a person without an account here, who consents within its life of 14 days at most. One use: it is used up when somebody has consented.',
})
export class ConsentInvitation {
  @Id()
  @Field(() => ID)
  id: string;

  @Reference()
  oauthClientId: string;

  @Reference({ nullable: true })
  @Field(() => ID, {
    nullable: true,
    description: 'The mailbox that the grant shall belong to; null: the client as a whole.',
  })
  @Index('consent_invitation_mailbox')
  mailboxId: string | null;

  @Digest({ unique: true })
  tokenDigest: string;

  @Digest()
  settingsDigest: string;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true, description: 'Whom it was made for, as typed.' })
  email: string | null;

  @Text()
  @Field(() => String, { description: 'The person or the key that made it, by name.' })
  createdBy: string;

  @Reference({ nullable: true })
  userId: string | null;

  @Reference({ nullable: true })
  apiKeyId: string | null;

  /** The last validation that was begun with it. */
  @Reference({ nullable: true })
  runId: string | null;

  @Count()
  tries: number;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time()
  @Field(() => Date)
  expiresAt: Date;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When the sign-in was last begun with it.' })
  openedAt: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  usedAt: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  revokedAt: Date | null;

  /** By an edit, for good; what else ends it is judged when somebody asks. */
  @Choice({ nullable: true })
  endedBecause: InvitationEnd | null;
}
