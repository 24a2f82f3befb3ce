import { Field, Int, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Choice, Count, Id, Json, Reference, Text, Time, Words } from '../../db/columns.js';
import { AlertDeliveryStateEnum } from '../../graphql/alert-enums.js';
import { SeverityEnum } from '../../graphql/enums.js';
import { Node } from '../../graphql/node.js';
import { connectionType } from '../../graphql/pagination.js';
import type { DiagnosisSeverity } from '../diagnoses/diagnosis.js';
import type { AlertDeliveryState, StoredNotice } from './delivery.js';
import type { NoticeKind } from './notice.js';

@Entity('alert_delivery')
@Index('alert_delivery_notice', ['channelId', 'noticeKey'], { unique: true })
@Index('alert_delivery_due', ['state', 'nextAttemptAt'])
@Index('alert_delivery_log', ['channelId', 'createdAt'])
@ObjectType({
  implements: Node,
  description:
    'One notice on its way through one channel. Its id is what receivers tell repeats by.',
})
export class AlertDelivery extends Node {
  @Id()
  override id: string;

  @Reference()
  channelId: string;

  @Text()
  @Index('alert_delivery_key')
  noticeKey: string;

  @Choice()
  @Field(() => String, { description: 'As in the payload, such as incident.opened.' })
  kind: NoticeKind;

  @Choice()
  @Field(() => SeverityEnum)
  severity: DiagnosisSeverity;

  @Words()
  @Field(() => String)
  title: string;

  @Json()
  notice: StoredNotice;

  @Choice()
  @Field(() => AlertDeliveryStateEnum)
  state: AlertDeliveryState;

  @Count()
  @Field(() => Int, { description: 'How often it was sent, or begun to be.' })
  attempts: number;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'WAITING: when it is tried, at the earliest.' })
  nextAttemptAt: Date | null;

  /** SENDING: from then on whoever began the attempt is taken for dead. */
  @Time({ nullable: true })
  leaseUntil: Date | null;

  @Count({ nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'What the last attempt was answered with: a status of HTTP or SMTP.',
  })
  status: number | null;

  @Words({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The first line of the last answer, or why there was none.',
  })
  answer: string | null;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  lastAttemptAt: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  deliveredAt: Date | null;
}

export const AlertDeliveryConnection = connectionType('AlertDelivery', () => AlertDelivery);
