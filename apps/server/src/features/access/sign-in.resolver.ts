import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { personOf, type Context } from '../../graphql/context.js';
import type { InvitationFlow } from './invitation.flow.js';
import type { SetUpFlow } from './set-up.flow.js';
import type { SignInFlow } from './sign-in.flow.js';
import { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface SignInResolverDependencies {
  users: UserStore;
  signIns: SignInFlow;
  setUp: SetUpFlow;
  invitations: InvitationFlow;
}

/** Who am I, and how do I come in. */
@Resolver()
export class SignInResolver {
  constructor(private readonly deps: SignInResolverDependencies) {}

  @Allow('PUBLIC')
  @Query(() => User, { nullable: true, description: 'The signed-in user; null for an API key.' })
  async me(@Ctx() context: Context): Promise<User | null> {
    return context.actor?.kind === 'user' ? this.deps.users.byId(context.actor.id) : null;
  }

  @Allow('PUBLIC')
  @Mutation(() => User, {
    description:
      'UNAUTHENTICATED with reason TOTP_REQUIRED or TOTP_WRONG where the password is right and the person has an authenticator.',
  })
  login(
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
    @Ctx() context: Context,
    @Arg('totp', () => String, { nullable: true }) totp?: string,
  ): Promise<User> {
    return this.deps.signIns.signIn(context, { email, password, totp: totp ?? null });
  }

  @Allow('PUBLIC')
  @Mutation(() => Boolean)
  async logout(@Ctx() context: Context): Promise<boolean> {
    await this.deps.signIns.signOut(context);
    return true;
  }

  @Allow('PUBLIC')
  @Mutation(() => User, {
    description: 'First start: makes the first admin with the one-time set-up token and signs in.',
  })
  setUp(
    @Arg('token', () => String) token: string,
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
    @Ctx() context: Context,
  ): Promise<User> {
    return this.deps.setUp.finish(context, token, { email, password });
  }

  @Allow('PUBLIC')
  @Mutation(() => User, {
    description:
      'Sets the password of somebody who was invited, by the token of the link; signs in.',
  })
  acceptInvitation(
    @Arg('token', () => String) token: string,
    @Arg('password', () => String) password: string,
    @Ctx() context: Context,
  ): Promise<User> {
    return this.deps.invitations.accept(context, token, password);
  }

  @Allow('SIGNED_IN')
  @Mutation(() => Boolean, {
    description:
      'Shows the password again: what asks for REAUTHENTICATE works for a quarter of an hour. The session goes on under a new cookie; the one before is void.',
  })
  async reauthenticate(
    @Arg('password', () => String) password: string,
    @Ctx() context: Context,
    @Arg('totp', () => String, { nullable: true }) totp?: string,
  ): Promise<boolean> {
    const typed = { password, totp: totp ?? null };
    await this.deps.signIns.reauthenticate(context, personOf(context), typed);
    return true;
  }

  @Allow('SIGNED_IN')
  @Mutation(() => User, { description: 'Ends every other session of this person.' })
  changePassword(
    @Arg('current', () => String) current: string,
    @Arg('next', () => String) next: string,
    @Ctx() context: Context,
  ): Promise<User> {
    return this.deps.signIns.changePassword(context, personOf(context), { current, next });
  }
}
