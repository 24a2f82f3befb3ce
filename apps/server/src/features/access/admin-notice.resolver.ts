import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit, type InTransaction } from './audit-entry.js';
import { personOf, type Context } from '../../graphql/context.js';
import { notFound } from '../../lib/errors.js';
import { AdminNotice } from './admin-notice.entity.js';
import type { AdminNoticeStore } from './admin-notice.store.js';

/** What other admins did that opens every door. */
@Resolver()
export class AdminNoticeResolver {
  constructor(
    private readonly notices: AdminNoticeStore,
    private readonly audit: Audit,
  ) {}

  @Allow('ADMIN')
  @Query(() => [AdminNotice], {
    description: "One's own, the newest first, twenty at most; each stays until it is dismissed.",
  })
  adminNotices(@Ctx() context: Context): Promise<AdminNotice[]> {
    return this.notices.ofAdmin(personOf(context).id);
  }

  @Allow('ADMIN')
  @Mutation(() => ID, { description: 'It has been seen; for the others it stays.' })
  async dismissAdminNotice(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<string> {
    const entry = auditEntry(context, 'admin-notice.dismiss', {
      subject: { kind: 'admin-notice', id },
    });
    const inTransaction: InTransaction = (manager) => this.audit.record(manager, entry);
    if (await this.notices.dismiss(personOf(context).id, id, inTransaction)) return id;
    throw notFound('This notice');
  }
}
