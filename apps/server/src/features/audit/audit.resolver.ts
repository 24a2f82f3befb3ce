import { Arg, Args, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { PageArgs } from '../../graphql/pagination.js';
import { AuditEventConnection, type AuditEvent } from './audit-event.entity.js';
import type { AuditStore } from './audit.store.js';
import type { ListPage } from '../../db/pages/page.js';

@ObjectType({
  description: 'Where the events in the database begin; older ones are in archive files.',
})
class AuditLogBegin {
  @Field(() => Date, { nullable: true, description: 'When the first event in the database was.' })
  since: Date | null;

  @Field(() => Int, {
    description: 'The number of the last event in an archive; 0: there is none.',
  })
  archivedThrough: number;

  @Field(() => Date, { nullable: true, description: 'When the last archive was made.' })
  archivedAt: Date | null;
}

@Resolver()
export class AuditResolver {
  constructor(private readonly audit: Pick<AuditStore, 'page' | 'begin'>) {}

  @Allow('ADMIN')
  @Query(() => AuditEventConnection, {
    description:
      'The latest first. action: whole, or its first part such as mailbox; actor: an id or a part of the name. As a file: GET /audit.csv with the same filters.',
  })
  auditEvents(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('action', () => String, { nullable: true }) action?: string,
    @Arg('actor', () => String, { nullable: true }) actor?: string,
    @Arg('subjectId', () => ID, { nullable: true }) subjectId?: string,
    @Arg('from', () => Date, { nullable: true }) from?: Date,
    @Arg('to', () => Date, { nullable: true }) to?: Date,
  ): Promise<ListPage<AuditEvent>> {
    return this.audit.page(page, { action, actor, subjectId, from, to });
  }

  @Allow('ADMIN')
  @Query(() => AuditLogBegin, {
    description: 'From when on auditEvents and /audit.csv have events.',
  })
  async auditLogBegin(): Promise<AuditLogBegin> {
    const { since, archive } = await this.audit.begin();
    const { through: archivedThrough = 0, at: archivedAt = null } = archive ?? {};
    return { since, archivedThrough, archivedAt };
  }
}
