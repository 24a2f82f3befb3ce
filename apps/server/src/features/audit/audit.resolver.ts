import { Arg, Args, ID, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { PageArgs, type Connection } from '../../graphql/pagination.js';
import { AuditEventConnection, type AuditEvent } from './audit-event.entity.js';
import type { AuditStore } from './audit.store.js';

@Resolver()
export class AuditResolver {
  constructor(private readonly audit: Pick<AuditStore, 'page'>) {}

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
  ): Promise<Connection<AuditEvent>> {
    return this.audit.page(page, { action, actor, subjectId, from, to });
  }
}
