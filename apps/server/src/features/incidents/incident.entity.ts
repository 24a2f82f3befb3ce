import { Field, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Choice, ForeignJson, Id, Reference, Text, Time, Words } from '../../db/columns.js';
import { ActorEnum, SeverityEnum } from '../../graphql/enums.js';
import { Node } from '../../graphql/node.js';
import { connectionType } from '../../graphql/pagination.js';
import type { DiagnosisActor, DiagnosisSeverity } from '../diagnoses/diagnosis.js';

@Entity('incident')
@Index('incident_open', ['causeKey'], { unique: true, where: '"closedAt" IS NULL' })
@ObjectType({
  implements: Node,
  description: 'One cause that keeps mailboxes from working, however many there are.',
})
export class Incident extends Node {
  @Id()
  override id: string;

  /** Mailboxes that fail for this cause join; at most one incident of a cause is open. */
  @Text()
  causeKey: string;

  @Text()
  @Field(() => String, { description: 'The code of the diagnosis.' })
  code: string;

  @Words()
  @Field(() => String)
  title: string;

  @Words()
  @Field(() => String)
  cause: string;

  @ForeignJson()
  @Field(() => [String])
  fix: string[];

  @ForeignJson()
  @Field(() => [String])
  commands: string[];

  @Choice()
  @Field(() => ActorEnum, { description: 'Who has to act.' })
  actor: DiagnosisActor;

  @Choice()
  @Field(() => SeverityEnum)
  severity: DiagnosisSeverity;

  @Reference({ nullable: true })
  @Index('incident_oauth_client')
  oauthClientId: string | null;

  /** The grant whose end was told by a refresh: until it lives again, a token that still does is no recovery. */
  @Reference({ nullable: true })
  grantId: string | null;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true, description: 'The server that all of them need.' })
  host: string | null;

  @Time()
  @Index('incident_opened')
  @Field(() => Date)
  openedAt: Date;

  @Time({ nullable: true })
  @Index('incident_closed')
  @Field(() => Date, { nullable: true, description: 'Since then no mailbox is affected any more.' })
  closedAt: Date | null;

  @Time()
  @Field(() => Date, { description: 'When a check or a refresh last met it.' })
  lastSeenAt: Date;

  @Time({ nullable: true })
  @Field(() => Date, {
    nullable: true,
    description:
      'Since then mailboxes of it are checked once a day only: their login was refused so often.',
  })
  slowedAt: Date | null;

  /** When it was last told that nobody has fixed it yet. */
  @Time({ nullable: true })
  remindedAt: Date | null;
}

export const IncidentConnection = connectionType('Incident', () => Incident);
