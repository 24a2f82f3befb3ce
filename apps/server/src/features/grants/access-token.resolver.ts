import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { actorOf, type Context } from '../../graphql/context.js';
import { base64, xoauth2 } from '../../lib/sasl.js';
import type { ApiKeyActor } from '../access/actor.js';
import { loginOf } from '../mailboxes/login.js';
import type { HandOut } from './hand-out.flow.js';

@ObjectType({
  description:
    "A fresh access token for a program that reads or sends the mailbox's mail. Every hand-out is audited.",
})
class AccessToken {
  @Field(() => String)
  accessToken: string;

  @Field(() => Date)
  expiresAt: Date;

  @Field(() => [String])
  scopes: string[];

  @Field(() => String)
  username: string;

  @Field(() => String, { description: 'Base64 initial response for SASL XOAUTH2 with username.' })
  xoauth2: string;
}

@Resolver()
export class AccessTokenResolver {
  constructor(private readonly handOut: HandOut) {}

  @Allow('TOKENS', { target: ({ mailboxId }) => ({ mailboxId: mailboxId as string }) })
  @Mutation(() => AccessToken, {
    description:
      'Lives for two minutes at least, but for times when the provider gives no longer one. One key may take 60 of a mailbox in a minute.',
  })
  async issueAccessToken(
    @Arg('mailboxId', () => ID) mailboxId: string,
    @Ctx() context: Context,
  ): Promise<AccessToken> {
    const actor = actorOf(context) as ApiKeyActor; // TOKENS is a right of keys alone
    const asking = { actor, request: context.request };
    const { token, mailbox } = await this.handOut.issue(asking, mailboxId);
    const { expiresAt, scopes } = token;
    const accessToken = token.accessToken.reveal();
    const username = loginOf(mailbox);
    const message = base64(xoauth2({ username, token: accessToken }));
    return { accessToken, expiresAt, scopes, username, xoauth2: message };
  }
}
