import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import { actorOf, type Context } from '../../graphql/context.js';
import type { FairShare } from '../runs/fair-share.flow.js';
import { Run } from '../runs/run.entity.js';
import { wantedBy } from '../runs/wanted-by.js';
import type { ValidationFlow } from './validation.flow.js';

@ObjectType()
class ValidationStart {
  @Field(() => Run)
  run: Run;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the person who consents must be sent; null for CLIENT_CREDENTIALS, and where the settings do not suffice.',
  })
  authorizationUrl: string | null;
}

@Resolver()
export class ValidationResolver {
  constructor(
    private readonly validations: Pick<ValidationFlow, 'start'>,
    private readonly share: FairShare,
    private readonly audit: Audit,
  ) {}

  @Allow('OPERATE')
  @Mutation(() => ValidationStart)
  validateOAuthClient(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
    @Arg('mailboxId', () => ID, {
      nullable: true,
      description: 'Signs in as this mailbox, which then has a grant of its own.',
    })
    mailboxId?: string,
  ): Promise<ValidationStart> {
    const actor = actorOf(context);
    return this.share.take(actor, mailboxId ?? id, async () => {
      const answer = await this.validations.start(id, {
        mailboxId,
        by: wantedBy(actor),
        // Whoever opens the link consents for the one who started it.
        mayReplace: actor.kind === 'user' && actor.role === 'ADMIN',
        sessionId: actor.kind === 'user' ? actor.sessionId : null,
        inTransaction: (manager, { name }) => {
          const subject = { kind: 'oauth-client', id, name };
          const entry = auditEntry(context, 'oauth-client.validate', { subject });
          return this.audit.record(manager, entry);
        },
      });
      return { run: answer.run, answer };
    });
  }
}
