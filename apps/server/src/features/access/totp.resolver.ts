import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { personOf, type Context } from '../../graphql/context.js';
import type { TotpFlow } from './totp.flow.js';
import { User } from './user.entity.js';

@ObjectType({
  description:
    'What an authenticator app needs, shown this once: the one exception from "no output carries a secret".',
})
class TotpSetup {
  @Field(() => String, { description: 'In base 32, to be typed where no camera is at hand.' })
  secret: string;

  @Field(() => String, { description: 'otpauth://, for a QR code.' })
  uri: string;
}

@Resolver()
export class TotpResolver {
  constructor(private readonly totp: TotpFlow) {}

  @Allow('SIGNED_IN', { recent: true })
  @Mutation(() => TotpSetup, {
    description: 'A new secret; it counts from confirmTotp on. May ask for REAUTHENTICATE.',
  })
  beginTotp(@Ctx() context: Context): Promise<TotpSetup> {
    return this.totp.begin(context, personOf(context));
  }

  @Allow('SIGNED_IN')
  @Mutation(() => User)
  confirmTotp(@Arg('code', () => String) code: string, @Ctx() context: Context): Promise<User> {
    return this.totp.confirm(context, personOf(context), code);
  }

  @Allow('SIGNED_IN')
  @Mutation(() => User)
  disableTotp(
    @Arg('password', () => String) password: string,
    @Ctx() context: Context,
  ): Promise<User> {
    return this.totp.disable(context, personOf(context), password);
  }
}
