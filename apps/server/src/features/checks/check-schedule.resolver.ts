import { Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import type { Backlog, ScheduleBacklog } from './backlog.store.js';

@ObjectType('CheckSchedule', {
  description:
    'How the regular checks keep up. A mailbox is overdue whose time has come and whose check has not begun.',
})
class CheckSchedule implements Backlog {
  @Field(() => Int)
  overdue: number;

  @Field(() => Int, {
    description: 'Seconds for which the longest overdue one has waited; 0 where none is overdue.',
  })
  behindSeconds: number;

  @Field(() => Boolean, {
    description:
      'It has waited for longer than the schedule takes to look: the limits are too tight.',
  })
  isBehind: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The mail server of the longest overdue one.',
  })
  host: string | null;

  @Field(() => Int, { description: 'Checks at once in all: CHECKS_AT_ONCE.' })
  atOnce: number;

  @Field(() => Int, { description: 'Checks at once of one mail server: CHECKS_PER_HOST.' })
  perHost: number;
}

@Resolver()
export class CheckScheduleResolver {
  constructor(private readonly backlog: ScheduleBacklog) {}

  @Allow('READ')
  @Query(() => CheckSchedule)
  checkSchedule(): Promise<CheckSchedule> {
    return this.backlog();
  }
}
