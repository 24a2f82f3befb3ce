import { Arg, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { DayStateEnum } from '../../graphql/day-enum.js';
import { badInput } from '../../lib/errors.js';
import { dateOf, DAYS, dayState, type DayCounts, type DayState } from './mailbox-day.js';
import type { MailboxDayReads } from './mailbox-day.store.js';
import { Mailbox } from './mailbox.entity.js';

@ObjectType({ description: 'What the checks of a mailbox said on one day, of UTC.' })
class MailboxDay {
  @Field(() => String, { description: 'Such as 2026-11-30.' })
  date: string;

  @Field(() => DayStateEnum)
  state: DayState;

  @Field(() => Int, {
    description: 'Finished ones; a failure that the next one did not confirm is only counted here.',
  })
  checks: number;

  @Field(() => Int)
  ok: number;

  @Field(() => Int)
  failing: number;

  @Field(() => Int)
  throttled: number;

  @Field(() => Int, { nullable: true, description: 'Milliseconds that a check took on average.' })
  averageMs: number | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds that the longest check took.' })
  longestMs: number | null;
}

@ObjectType('FleetDay', {
  description:
    'How many mailboxes were how on one day, of UTC: each counts once, by the worst that was said of it.',
})
class FleetDayType {
  @Field(() => String, { description: 'Such as 2026-11-30.' })
  date: string;

  @Field(() => Int)
  ok: number;

  @Field(() => Int)
  failing: number;

  @Field(() => Int)
  throttled: number;
}

const OLDEST_FIRST = `The oldest first, today last; 1 to ${DAYS} of them.`;
const Last = (usual: number) => Arg('last', () => Int, { defaultValue: usual });

function judged(last: number): number {
  if (last >= 1 && last <= DAYS) return last;
  const message = `last must be 1 to ${DAYS}.`;
  throw badInput([{ path: 'last', code: 'OUT_OF_RANGE', message }]);
}

/** How the last days went, for one mailbox and for all. */
@Resolver(() => Mailbox)
export class MailboxDayResolver {
  constructor(private readonly reads: MailboxDayReads) {}

  @FieldResolver(() => [MailboxDay], { description: `How its days went. ${OLDEST_FIRST}` })
  async days(@Root() mailbox: Mailbox, @Last(DAYS) last: number): Promise<MailboxDay[]> {
    return (await this.reads.ofMailbox(mailbox, judged(last))).map(shown);
  }

  @FieldResolver(() => [DayStateEnum], {
    description: `The same in a word each, for lists. ${OLDEST_FIRST}`,
  })
  async dayStates(@Root() mailbox: Mailbox, @Last(30) last: number): Promise<DayState[]> {
    return (await this.reads.ofMailbox(mailbox, judged(last))).map(dayState);
  }

  @Allow('READ')
  @Query(() => [FleetDayType], { description: OLDEST_FIRST })
  async fleetDays(@Last(DAYS) last: number): Promise<FleetDayType[]> {
    const days = await this.reads.ofFleet(judged(last));
    return days.map(({ day, ...counts }) => ({ date: dateOf(day), ...counts }));
  }
}

function shown(counts: DayCounts): MailboxDay {
  const { day, checks, ok, failing, throttled, sumMs, maxMs } = counts;
  return {
    date: dateOf(day),
    state: dayState(counts),
    checks,
    ok,
    failing,
    throttled,
    averageMs: checks > 0 ? Math.round(sumMs / checks) : null,
    longestMs: checks > 0 ? maxMs : null,
  };
}
