import { Field, Int, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Choice, Count, Id, Reference, Time } from '../../db/columns.js';
import { BatchKindEnum } from '../../graphql/batch-enums.js';
import type { BatchKind } from './batch.js';

/** The rest of what was too much for one transaction, due at once: it survives whatever ends the process. */
@Entity('batch')
@Index('batch_client', ['oauthClientId'])
@ObjectType('UnderWay', {
  description:
    'Something that was ordered for more rows than are written at once: the rest follows.',
})
export class Batch {
  @Id()
  id: string;

  @Choice()
  @Field(() => BatchKindEnum)
  kind: BatchKind;

  @Reference({ nullable: true })
  oauthClientId: string | null;

  /** FORMER_GRANTS: the secret that a person typed, for which ended grants return. */
  @Reference({ nullable: true })
  typedSecretId: string | null;

  @Count()
  @Field(() => Int, { description: 'How many rows are done.' })
  done: number;

  @Time()
  @Field(() => Date)
  begunAt: Date;
}
