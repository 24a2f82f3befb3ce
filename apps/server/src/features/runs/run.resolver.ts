import {
  Arg,
  Ctx,
  Extensions,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { Run } from './run.entity.js';
import type { RunFlow } from './run.flow.js';

@Resolver(() => Run)
export class RunResolver {
  constructor(
    private readonly runs: RunFlow,
    private readonly audit: Audit,
  ) {}

  @Allow('READ')
  @Query(() => Run, { nullable: true })
  run(@Arg('id', () => ID) id: string): Promise<Run | null> {
    return this.runs.current(id);
  }

  @Allow('OPERATE')
  @Mutation(() => Run)
  cancelRun(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Run> {
    const entry = auditEntry(context, 'run.cancel', { subject: { kind: 'run', id } });
    return this.runs.cancel(id, (manager) => this.audit.record(manager, entry));
  }

  @Allow('READ')
  @Extensions({ beginsWithState: true })
  @Subscription(() => Run, {
    subscribe: ({ args, context }) => (context as Context).watch.run((args as { id: string }).id), // TypeGraphQL types neither
    name: 'run',
    description:
      'The stored snapshot first, then a snapshot at each change; it completes when the run has finished.',
  })
  runChanged(@Root() run: Run, @Arg('id', () => ID) _id: string, @Ctx() _context: Context): Run {
    return run;
  }
}
