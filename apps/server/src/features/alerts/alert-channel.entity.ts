import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Choice, Count, Flag, Id, Json, Reference, Sealed, Text, Time } from '../../db/columns.js';
import { AlertChannelTypeEnum, AlertSubjectEnum } from '../../graphql/alert-enums.js';
import { SeverityEnum } from '../../graphql/enums.js';
import { Node } from '../../graphql/node.js';
import type { DiagnosisSeverity } from '../diagnoses/diagnosis.js';
import type { AlertChannelType, AlertSubject, ChannelSettings, Wishes } from './channel.js';

@Entity('alert_channel')
@ObjectType({
  implements: Node,
  description: 'A way on which Mailkey tells of incidents, recoveries and of what is about to end.',
})
export class AlertChannel extends Node implements ChannelSettings, Wishes {
  @Id()
  override id: string;

  @Choice()
  @Field(() => AlertChannelTypeEnum)
  type: AlertChannelType;

  @Text()
  @Field(() => String)
  name: string;

  @Flag()
  @Field(() => Boolean)
  enabled: boolean;

  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Why Mailkey itself switched it off; null where it did not.',
  })
  offReason: string | null;

  @Json()
  @Field(() => [AlertSubjectEnum])
  subjects: AlertSubject[];

  @Choice()
  @Field(() => SeverityEnum, { description: 'Milder notices are not sent.' })
  minimumSeverity: DiagnosisSeverity;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true, description: 'WEBHOOK: where notices are posted to.' })
  url: string | null;

  @Reference({ nullable: true })
  mailboxId: string | null;

  @Json()
  @Field(() => [String], { description: 'EMAIL: whom it writes to.' })
  recipients: string[];

  /** WEBHOOK: what deliveries are signed with. */
  @Sealed()
  sealedSecret: string | null;

  @Time({ nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'WEBHOOK: since when the present secret signs.',
  })
  secretSetAt: Date | null;

  @Count()
  @Field(() => Int, { description: 'Failed attempts since the last one that went well.' })
  failCount: number;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'After a failure: nothing is sent before.' })
  pausedUntil: Date | null;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time()
  @Field(() => Date)
  updatedAt: Date;
}
