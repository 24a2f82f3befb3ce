import { Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import { personOf, type Context } from '../../graphql/context.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import type { CalendarFeedStore } from './calendar-feed.store.js';

@ObjectType({ description: 'The address carries the key of the feed and is shown this once.' })
class NewCalendarFeed {
  @Field(() => String, {
    description: 'For a calendar program; whoever has it reads the calendar.',
  })
  url: string;

  @Field(() => CalendarFeed)
  calendarFeed: CalendarFeed;
}

export interface CalendarFeedDependencies {
  feeds: CalendarFeedStore;
  audit: Audit;
  publicUrl: string;
}

@Resolver()
export class CalendarFeedResolver {
  constructor(private readonly deps: CalendarFeedDependencies) {}

  @Allow('SIGNED_IN')
  @Query(() => CalendarFeed, { nullable: true, description: "One's own feed." })
  calendarFeed(@Ctx() context: Context): Promise<CalendarFeed | null> {
    return this.deps.feeds.ofUser(personOf(context).id);
  }

  @Allow('SIGNED_IN', { recent: true })
  @Mutation(() => NewCalendarFeed, {
    description:
      'The former address ends with it. FORBIDDEN with reason REAUTHENTICATE a quarter of an hour after signing in.',
  })
  async createCalendarFeed(@Ctx() context: Context): Promise<NewCalendarFeed> {
    const { feed, key } = await this.deps.feeds.create(personOf(context).id, (manager) =>
      this.deps.audit.record(manager, this.entry(context, 'calendar-feed.create')),
    );
    return { url: `${this.deps.publicUrl}/calendar/${key}.ics`, calendarFeed: feed };
  }

  @Allow('SIGNED_IN')
  @Mutation(() => Boolean, { description: 'False when there was none.' })
  revokeCalendarFeed(@Ctx() context: Context): Promise<boolean> {
    return this.deps.feeds.revoke(personOf(context).id, (manager) =>
      this.deps.audit.record(manager, this.entry(context, 'calendar-feed.revoke')),
    );
  }

  private entry(context: Context, action: string) {
    const { id, email } = personOf(context);
    return auditEntry(context, action, { subject: { kind: 'user', id, name: email } });
  }
}
