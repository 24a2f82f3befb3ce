import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from './audit-entry.js';
import { personOf, type Context } from '../../graphql/context.js';
import { ListArgs } from '../../graphql/pagination.js';
import type { Clock } from '../../lib/clock.js';
import { badInput, notFound, type FieldProblem } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { ApiKey } from './api-key.entity.js';
import {
  apiKeyProblems,
  ApiKeyInput,
  unknownMailboxes,
  type SharedAccessInput,
} from './api-key.input.js';
import type { Opening } from './opening.js';
import type { ApiKeyStore } from './api-key.store.js';
import type { UserStore } from './user.store.js';

const MOST_AT_ONCE = 100;
const tooMany = {
  path: 'ids',
  code: 'TOO_MANY',
  message: `At most ${MOST_AT_ONCE} keys at once.`,
};

@ObjectType({ description: "key is shown this once; it is sent as 'Authorization: Bearer <key>'." })
class NewApiKey {
  @Field(() => ApiKey)
  apiKey: ApiKey;

  @Field(() => String)
  key: string;
}

@ObjectType({ description: 'The person who made a key, also when that person is gone.' })
class ApiKeyMaker {
  @Field(() => ID, { nullable: true })
  id: string | null;

  @Field(() => String)
  email: string;

  @Field(() => Boolean, { description: 'False: the person is disabled or gone, the key is not.' })
  active: boolean;
}

export interface ApiKeyDependencies {
  users: Pick<UserStore, 'ofList'>;
  apiKeys: ApiKeyStore;
  audit: Audit;
  events: Events;
  clock: Clock;
  /** Which of these mailboxes exist; they lie above this feature. */
  knownMailboxes: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** What a key for these mailboxes opens from now on, or what is wrong with the permissions asked for. */
  openingsOf: (
    mailboxIds: readonly string[],
    shared: readonly SharedAccessInput[],
  ) => Promise<{ openings: Opening[]; problems: FieldProblem[] }>;
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(private readonly deps: ApiKeyDependencies) {}

  @Allow('ADMIN')
  @Query(() => [ApiKey], { description: 'The newest first.' })
  apiKeys(@Args(() => ListArgs) page: ListArgs): Promise<ApiKey[]> {
    return this.deps.apiKeys.list(page);
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => NewApiKey, {
    description: 'FORBIDDEN with reason REAUTHENTICATE a quarter of an hour after signing in.',
  })
  async createApiKey(
    @Arg('input', () => ApiKeyInput) input: ApiKeyInput,
    @Ctx() context: Context,
  ): Promise<NewApiKey> {
    const mailboxIds = [...new Set(input.mailboxIds)];
    const known = await this.deps.knownMailboxes(mailboxIds);
    const { openings, problems: sharedProblems } = await this.deps.openingsOf(
      mailboxIds,
      input.sharedAccess ?? [],
    );
    const problems = [
      ...apiKeyProblems(input, this.deps.clock()),
      ...unknownMailboxes(input.mailboxIds ?? [], known),
      ...sharedProblems,
    ];
    if (problems.length > 0) throw badInput(problems);
    const fields = {
      name: input.name.trim(),
      scopes: [...new Set(input.scopes)],
      mailboxIds,
      openings,
      expiresAt: input.expiresAt ?? null,
      createdBy: personOf(context).id,
      createdByEmail: personOf(context).email,
    };
    return this.deps.apiKeys.create(fields, (manager, { id, name }) => {
      const subject = { kind: 'api-key', id, name };
      const shared = openings.some((opening) => opening.shared) ? ['sharedAccess'] : [];
      const told = ['name', 'scopes', 'mailboxIds', ...shared, 'expiresAt'];
      return this.deps.audit.record(
        manager,
        auditEntry(context, 'api-key.create', { subject, fields: told }),
      );
    });
  }

  @Allow('ADMIN')
  @Mutation(() => ID)
  async revokeApiKey(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<string> {
    if ((await this.revoke([id], context)).length === 0) throw notFound('This API key');
    return id;
  }

  @Allow('ADMIN')
  @Mutation(() => [ID], {
    description:
      'Several at once, a hundred at most, such as those of a person who was disabled. Answers with those that there were.',
  })
  revokeApiKeys(@Arg('ids', () => [ID]) ids: string[], @Ctx() context: Context): Promise<string[]> {
    if (ids.length > MOST_AT_ONCE) throw badInput([tooMany]);
    return this.revoke(ids, context);
  }

  @FieldResolver(() => ApiKeyMaker, {
    nullable: true,
    description: 'Who made it; null where that is not known any more.',
  })
  async createdBy(@Root() { createdBy, createdByEmail }: ApiKey): Promise<ApiKeyMaker | null> {
    const user = createdBy ? await this.deps.users.ofList(createdBy) : null;
    const email = user?.email ?? createdByEmail;
    return email ? { id: createdBy, email, active: user?.enabled ?? false } : null;
  }

  private async revoke(ids: string[], context: Context): Promise<string[]> {
    const revoked = await this.deps.apiKeys.revoke(ids, (manager, { id, name }) => {
      const subject = { kind: 'api-key', id, name };
      return this.deps.audit.record(manager, auditEntry(context, 'api-key.revoke', { subject }));
    });
    for (const id of revoked) this.deps.events.publish('apiKey', id);
    return revoked;
  }
}
