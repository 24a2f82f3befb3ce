import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, demand } from '../../graphql/access.js';
import { actorOf, type Context } from '../../graphql/context.js';
import { ListArgs } from '../../graphql/pagination.js';
import { notFound } from '../../lib/errors.js';
import type { PeopleFlow } from './people.flow.js';
import { Session } from './session.entity.js';
import type { SessionStore } from './session.store.js';

export interface SessionResolverDependencies {
  sessions: SessionStore;
  people: PeopleFlow;
}

@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly deps: SessionResolverDependencies) {}

  @Allow('SIGNED_IN', { target: ({ userId }) => ({ userId: userId as string | null }) })
  @Query(() => [Session], { description: "One's own; those of userId for admins." })
  sessions(
    @Ctx() context: Context,
    @Args(() => ListArgs) page: ListArgs,
    @Arg('userId', () => ID, { nullable: true }) userId?: string,
  ): Promise<Session[]> {
    return this.deps.sessions.ofUser(userId ?? actorOf(context).id, page);
  }

  @Allow('SIGNED_IN')
  @Mutation(() => ID, { description: "One's own, or anybody's for admins." })
  async endSession(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<string> {
    const session = await this.deps.sessions.byId(id);
    if (!session) throw notFound('This session');
    const rule = { access: 'SIGNED_IN', target: () => ({ userId: session.userId }) } as const;
    await demand(context, rule, { field: 'mutation.endSession' });
    await this.deps.people.endSession(context, session);
    return id;
  }

  @FieldResolver(() => Boolean, { description: 'The session that asks.' })
  current(@Root() session: Session, @Ctx() { actor }: Context): boolean {
    return actor?.kind === 'user' && actor.sessionId === session.id;
  }
}
