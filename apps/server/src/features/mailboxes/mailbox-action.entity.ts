import { Field, Int, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Choice, Count, Id, Json, Reference, Text, Time } from '../../db/columns.js';
import {
  MailboxActionKindEnum,
  MailboxActionOutcomeEnum,
  MailboxActionStatusEnum,
} from '../../graphql/action-enums.js';
import { Node } from '../../graphql/node.js';
import { connectionType } from '../../graphql/pagination.js';
import type { Requester } from './mailbox-addresses.flow.js';
import type { ActionKind, ActionOutcome, ActionStatus } from './mailbox-action.js';

/** One thing that somebody has ordered for many mailboxes, and how far it is. */
@Entity('mailbox_action')
@Index('mailbox_action_status', ['status', 'orderedAt'])
@Index('mailbox_action_ordered', ['orderedAt', 'id'])
@ObjectType('MailboxAction', {
  implements: Node,
  description: 'Something that is done to many mailboxes, in batches: kept for a week.',
})
export class MailboxAction extends Node {
  @Id()
  override id: string;

  @Choice()
  @Field(() => MailboxActionKindEnum)
  kind: ActionKind;

  /** Where MOVE leads them. */
  @Reference({ nullable: true })
  oauthClientId: string | null;

  /** Who has ordered it, with the rights that were judged then. */
  @Json()
  asked: Requester;

  @Choice()
  @Field(() => MailboxActionStatusEnum)
  status: ActionStatus;

  @Count()
  @Field(() => Int, { description: 'How many mailboxes it is for.' })
  total: number;

  @Count()
  @Field(() => Int, { description: 'How many of them it was done to.' })
  done: number;

  @Count()
  @Field(() => Int)
  refused: number;

  @Count()
  @Field(() => Int, { description: 'How many did not exist any more.' })
  notFound: number;

  @Time()
  @Field(() => Date)
  orderedAt: Date;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  endedAt: Date | null;
}

@Entity('mailbox_action_item')
@Index('mailbox_action_item_outcome', ['actionId', 'outcome', 'position'])
@Index('mailbox_action_item_position', ['actionId', 'position'])
@ObjectType('MailboxActionResult', { implements: Node })
export class MailboxActionItem extends Node {
  @Id()
  override id: string;

  @Reference()
  actionId: string;

  /** By name, from 1. */
  @Count()
  position: number;

  @Text()
  @Field(() => String)
  mailboxId: string;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true, description: 'As it was when the action was ordered.' })
  name: string | null;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true })
  address: string | null;

  @Choice()
  @Field(() => MailboxActionOutcomeEnum)
  outcome: ActionOutcome;

  @Choice({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Of a refusal: the code of the error that the same action on this one would have.',
  })
  code: string | null;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true, description: 'Of a refusal: why, and what to do.' })
  message: string | null;
}

export const MailboxActionConnection = connectionType('MailboxAction', () => MailboxAction);

export const MailboxActionResultConnection = connectionType(
  'MailboxActionResult',
  () => MailboxActionItem,
);
