import { Field, Int, ObjectType } from 'type-graphql';
import { Entity, PrimaryColumn } from 'typeorm';
import { Choice, Count, Digest, Json, Reference, Text, Time } from '../../db/columns.js';
import { connectionType } from '../../graphql/pagination.js';
import type { ChainedEvent } from './audit-chain.js';

/** Append-only: triggers in the database refuse a change, the chain of hashes shows one that happened all the same. */
@Entity('audit_event')
@ObjectType({
  description: 'Who did what, when, from where, on what. Names of fields, never their values.',
})
export class AuditEvent implements ChainedEvent {
  @PrimaryColumn('integer')
  @Field(() => Int)
  sequence: number;

  @Reference({ unique: true })
  @Field(() => String)
  id: string;

  @Time()
  @Field(() => Date)
  at: Date;

  @Choice()
  @Field(() => String, { description: 'user, api-key, anonymous or system.' })
  actorKind: string;

  @Reference({ nullable: true })
  @Field(() => String, { nullable: true })
  actorId: string | null;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true })
  actorName: string | null;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true })
  ip: string | null;

  @Choice()
  @Field(() => String, { description: 'Subject and verb, such as mailbox.update.' })
  action: string;

  @Choice()
  @Field(() => String, { description: 'DONE or DENIED.' })
  outcome: 'DONE' | 'DENIED';

  @Choice({ nullable: true })
  @Field(() => String, { nullable: true })
  subjectKind: string | null;

  @Reference({ nullable: true })
  @Field(() => String, { nullable: true })
  subjectId: string | null;

  @Text({ nullable: true })
  @Field(() => String, { nullable: true })
  subjectName: string | null;

  @Json()
  @Field(() => [String], { description: 'Names of the fields that were changed.' })
  fields: string[];

  @Count({ default: 1 })
  @Field(() => Int, {
    description: 'How often: the same refusals within a minute are one event with their number.',
  })
  times: number;

  @Digest()
  previousHash: string;

  @Digest()
  hash: string;
}

export const AuditEventConnection = connectionType('AuditEvent', () => AuditEvent);
