import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class NextSecretArgs {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Write-only.' })
  secret: string;

  @Field(() => Date, { nullable: true, description: 'When it ends, as the portal shows it.' })
  expiresAt?: Date | null;
}
