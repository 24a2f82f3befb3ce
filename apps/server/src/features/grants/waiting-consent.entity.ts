import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Id, Reference, Sealed, Time, Words } from '../../db/columns.js';

/** A grant that would replace somebody else's: sealed, and used by nobody until an admin has confirmed it. */
@Entity('waiting_consent')
@Index('waiting_consent_default', ['oauthClientId'], {
  unique: true,
  where: '"mailboxId" IS NULL',
})
@Index('waiting_consent_mailbox', ['mailboxId', 'oauthClientId'], { unique: true })
@Index('waiting_consent_client', ['oauthClientId', 'createdAt'])
@ObjectType({
  description:
    'A consent of another account than that of the grant it would replace: an admin confirms or refuses it.',
})
export class WaitingConsent {
  /** The run's own. */
  @Id()
  id: string;

  @Field(() => ID, { description: 'The validation that brought it.' })
  get runId(): string {
    return this.id;
  }

  @Reference()
  oauthClientId: string;

  /** The mailbox that it is for; null: the client as a whole. Of each, a later one takes the place of the one before. */
  @Reference({ nullable: true })
  mailboxId: string | null;

  /** Of the settings that it was given for. */
  @Time()
  version: Date;

  @Words({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Who consented, where the provider says so.',
  })
  account: string | null;

  @Words({ nullable: true })
  @Field(() => String, { nullable: true, description: 'Whose consent is in use until then.' })
  formerAccount: string | null;

  @Sealed()
  sealedGrant: string | null;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time()
  @Field(() => Date, { description: 'Then it is revoked at the provider and dropped.' })
  expiresAt: Date;
}
