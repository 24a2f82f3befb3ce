import { Arg, Args, Field, FieldResolver, ID, Int, ObjectType } from 'type-graphql';
import { Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import type { Context } from '../../graphql/context.js';
import { MomentKindEnum } from '../../graphql/enums.js';
import { PageArgs } from '../../graphql/pagination.js';
import { Mailbox, MailboxConnection } from '../mailboxes/mailbox.entity.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { IncidentLists } from './incident-lists.store.js';
import { Incident, IncidentConnection } from './incident.entity.js';
import type { IncidentStore } from './incident.store.js';
import { timeline, type Moment, type MomentKind } from './timeline.js';
import type { ListPage } from '../../db/pages/page.js';

@ObjectType()
class IncidentMoment implements Moment {
  @Field(() => MomentKindEnum)
  kind: MomentKind;

  @Field(() => Date)
  at: Date;

  @Field(() => [String], { description: 'Names of the mailboxes that came or went, ten at most.' })
  mailboxes: string[];

  @Field(() => Int, { description: 'How many they are.' })
  mailboxCount: number;
}

export interface IncidentResolverDependencies {
  incidents: Pick<IncidentStore, 'byId' | 'page'>;
  incidentLists: IncidentLists;
  clientLists: ClientLists;
}

@Resolver(() => Incident)
export class IncidentResolver {
  constructor(private readonly deps: IncidentResolverDependencies) {}

  @Allow('READ')
  @Query(() => Incident, { nullable: true })
  incident(@Arg('id', () => ID) id: string): Promise<Incident | null> {
    return this.deps.incidents.byId(id);
  }

  @Allow('READ')
  @Query(() => IncidentConnection, { description: 'Newest first.' })
  incidents(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('open', () => Boolean, { nullable: true, description: 'Absent: open and closed ones.' })
    open?: boolean,
  ): Promise<ListPage<Incident>> {
    return this.deps.incidents.page(page, open ?? undefined);
  }

  @FieldResolver(() => OAuthClient, { nullable: true })
  oauthClient(@Root() { oauthClientId }: Incident): Promise<OAuthClient | null> {
    return this.deps.clientLists.byId(oauthClientId);
  }

  @FieldResolver(() => MailboxConnection, {
    description: 'Whom it affects; of a closed one, whom it affected.',
  })
  mailboxes(
    @Root() incident: Incident,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ListPage<Mailbox>> {
    return this.deps.incidentLists.mailboxes(incident.id, page);
  }

  @FieldResolver(() => Int)
  mailboxCount(@Root() incident: Incident): Promise<number> {
    return this.deps.incidentLists.mailboxCount(incident.id);
  }

  @FieldResolver(() => [IncidentMoment], {
    description: 'How it went, oldest first: how it began, and at most 49 moments since.',
  })
  async timeline(@Root() incident: Incident): Promise<IncidentMoment[]> {
    return (await this.told(incident)).moments;
  }

  @FieldResolver(() => Int, { description: 'How many moments timeline leaves out.' })
  async omittedMoments(@Root() incident: Incident): Promise<number> {
    return (await this.told(incident)).omitted;
  }

  private async told(incident: Incident): Promise<ReturnType<typeof timeline>> {
    return timeline(incident, await this.deps.incidentLists.happened(incident.id));
  }

  @Allow('READ')
  @Subscription(() => Incident, {
    subscribe: ({ args, context }) =>
      (context as Context).watch.incident((args as { id?: string }).id), // TypeGraphQL types neither
    description: 'Each incident that opens, closes, or gains or loses a mailbox.',
  })
  incidentChanged(
    @Root() incident: Incident,
    @Arg('id', () => ID, { nullable: true }) _id?: string,
  ): Incident {
    return incident;
  }
}

@Resolver(() => Mailbox)
export class IncidentOfMailboxResolver {
  constructor(private readonly incidents: Pick<IncidentLists, 'ofMailbox'>) {}

  @FieldResolver(() => Incident, {
    nullable: true,
    description: 'The open incident that keeps it from working.',
  })
  incident(@Root() { id }: Mailbox): Promise<Incident | null> {
    return this.incidents.ofMailbox(id);
  }
}
