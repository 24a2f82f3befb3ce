import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Choice, Id, Reference, Text, Time, Words } from '../../db/columns.js';
import { MailboxStatusEnum } from '../../graphql/enums.js';
import { connectionType } from '../../graphql/pagination.js';
import type { lastingStatus } from './mailbox-status.js';

@Entity('mailbox_state_change')
@Index('mailbox_state_change_since', ['mailboxId', 'since'])
@ObjectType({
  description: 'From when on a mailbox was in a state. Checks that found no change leave none.',
})
export class MailboxStateChange {
  @Id()
  @Field(() => ID)
  id: string;

  @Reference()
  mailboxId: string;

  @Choice()
  @Field(() => MailboxStatusEnum, { description: 'UNCHECKED, OK, FAILING or DISABLED.' })
  status: ReturnType<typeof lastingStatus>;

  @Time()
  @Field(() => Date)
  since: Date;

  /** Runs are kept for a while only. */
  @Reference({ nullable: true })
  @Index('mailbox_state_change_run')
  runId: string | null;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true, description: 'FAILING: the code of the diagnosis.' })
  code: string | null;

  @Words({ nullable: true })
  @Field(() => String, { nullable: true, description: 'FAILING: the title of the diagnosis.' })
  title: string | null;
}

export const MailboxStateChangeConnection = connectionType(
  'MailboxStateChange',
  () => MailboxStateChange,
);
