import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Digest, Id, Reference, Time } from '../../db/columns.js';

@Entity('calendar_feed')
@ObjectType({
  description: 'The calendar as an iCal feed for one person; its address is shown once.',
})
export class CalendarFeed {
  @Id()
  id: string;

  @Reference({ unique: true })
  userId: string;

  @Digest({ unique: true })
  keyDigest: string;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  lastUsedAt: Date | null;
}
