import { Args, ArgsType, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { createRecheck, RecheckPlan, RecheckWanted } from './recheck.flow.js';

@ObjectType()
class Recheck implements RecheckPlan {
  @Field(() => Int, { description: 'How many mailboxes are checked.' })
  count: number;

  @Field(() => Date, { description: 'When the last of them begins, at the earliest.' })
  until: Date;
}

@ArgsType()
class RecheckArgs implements RecheckWanted {
  @Field(() => ID, { nullable: true })
  incidentId?: string;

  @Field(() => ID, { nullable: true })
  oauthClientId?: string;

  @Field(() => String, { nullable: true })
  host?: string;

  @Field(() => String, { nullable: true })
  search?: string;
}

@Resolver(() => Recheck)
export class RecheckResolver {
  constructor(
    private readonly recheck: ReturnType<typeof createRecheck>,
    private readonly audit: Audit,
  ) {}

  @Allow('OPERATE')
  @Mutation(() => Recheck, {
    description:
      'Checks mailboxes that are in trouble, one after the other at each server, and counts refused logins anew: those of an incident, of a client, of a mail host, or whose name or address holds `search`; all of them where nothing is said.',
  })
  recheckMailboxes(
    @Args(() => RecheckArgs) { host, ...given }: RecheckArgs,
    @Ctx() context: Context,
  ): Promise<Recheck> {
    const named = { ...given, host: host?.trim().toLowerCase() };
    const wanted: RecheckWanted = Object.fromEntries(
      Object.entries(named).filter(([, value]) => value !== undefined && value !== null),
    );
    return this.recheck(wanted, (manager, incident) => {
      const subject = incident && { kind: 'incident', id: incident.id, name: incident.title };
      const more = { fields: Object.keys(wanted), ...(subject && { subject }) };
      return this.audit.record(manager, auditEntry(context, 'mailbox.recheck', more));
    });
  }
}
