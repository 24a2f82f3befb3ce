import { Arg, Args, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import type { Context } from '../../graphql/context.js';
import { RoleEnum, type Role } from '../../graphql/enums.js';
import { PageArgs } from '../../graphql/pagination.js';
import type { Invited, InvitationFlow } from './invitation.flow.js';
import type { PeopleFlow } from './people.flow.js';
import { User, UserConnection } from './user.entity.js';
import type { UserStore } from './user.store.js';
import type { ListPage } from '../../db/pages/page.js';

@ObjectType({
  description: 'url is shown this once, works once and for seven days; hand it to the person.',
})
class Invitation implements Invited {
  @Field(() => User)
  user: User;

  @Field(() => String)
  url: string;
}

export interface UserResolverDependencies {
  users: UserStore;
  people: PeopleFlow;
  invitations: InvitationFlow;
}

const RECENT = 'FORBIDDEN with reason REAUTHENTICATE a quarter of an hour after signing in.';

/** The people of this installation, for its admins. */
@Resolver()
export class UserResolver {
  constructor(private readonly deps: UserResolverDependencies) {}

  @Allow('ADMIN')
  @Query(() => UserConnection)
  users(@Args(() => PageArgs) page: PageArgs): Promise<ListPage<User>> {
    return this.deps.users.page(page);
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => Invitation, {
    description: `Invites a person; again, while they have not come: a new link, and the old one ends. ${RECENT}`,
  })
  inviteUser(
    @Arg('email', () => String) email: string,
    @Arg('role', () => RoleEnum) role: Role,
    @Ctx() context: Context,
  ): Promise<Invitation> {
    return this.deps.invitations.invite(context, email, role);
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => Invitation, {
    description: `For a person who lost password or authenticator: voids both, ends their sessions, gives a new link. ${RECENT}`,
  })
  resetUser(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Invitation> {
    return this.deps.invitations.reset(context, id);
  }

  @Allow('ADMIN')
  @Mutation(() => User, {
    description: `Absent: unchanged. A change ends the sessions of the person. CONFLICT with reason LAST_ADMIN for the last enabled admin. A higher role and enabling: ${RECENT} A lower role and disabling never ask.`,
  })
  updateUser(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
    @Arg('role', () => RoleEnum, { nullable: true }) role?: Role,
    @Arg('enabled', () => Boolean, { nullable: true }) enabled?: boolean,
  ): Promise<User> {
    return this.deps.people.update(context, id, { role, enabled });
  }

  @Allow('SIGNED_IN', { target: ({ userId }) => ({ userId: userId as string }) })
  @Mutation(() => User, {
    description:
      'Signs a person out everywhere, but for the session that asks. Others: admins only.',
  })
  endSessions(@Arg('userId', () => ID) userId: string, @Ctx() context: Context): Promise<User> {
    return this.deps.people.endSessions(context, userId);
  }
}
