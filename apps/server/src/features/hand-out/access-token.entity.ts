import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    "A fresh access token for a program that reads or sends the mailbox's mail. Every hand-out is audited.",
})
export class AccessToken {
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

  @Field(() => Boolean, {
    description:
      'False: no token of the provider lives for minimumLifeSeconds, or it gives none now, and this is the freshest that can be had, until expiresAt.',
  })
  meetsMinimumLife: boolean;
}

@ObjectType({ description: 'What issueAccessToken would have had in its error.' })
class AccessTokenError {
  @Field(() => String)
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => Int, { nullable: true })
  retryAfterSeconds: number | null;
}

@ObjectType({ description: 'Of one mailbox: either a token or an error.' })
export class AccessTokenResult {
  @Field(() => ID)
  mailboxId: string;

  @Field(() => AccessToken, { nullable: true })
  token: AccessToken | null;

  @Field(() => AccessTokenError, { nullable: true })
  error: AccessTokenError | null;
}
