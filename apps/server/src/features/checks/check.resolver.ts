import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import { actorOf, type Context } from '../../graphql/context.js';
import type { FairShare } from '../runs/fair-share.flow.js';
import { Run } from '../runs/run.entity.js';
import { wantedBy } from '../runs/wanted-by.js';
import type { CheckFlow } from './check.flow.js';

@Resolver()
export class CheckResolver {
  constructor(
    private readonly checks: CheckFlow,
    private readonly share: FairShare,
    private readonly audit: Audit,
  ) {}

  @Allow('OPERATE')
  @Mutation(() => Run)
  checkMailbox(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Run> {
    return this.share.take(actorOf(context), id, async () => {
      const run = await this.checks.start(id, {
        ...wantedBy(actorOf(context)),
        inTransaction: (manager, { name }) => {
          const subject = { kind: 'mailbox', id, name };
          return this.audit.record(manager, auditEntry(context, 'mailbox.check', { subject }));
        },
      });
      return { run, answer: run };
    });
  }
}
