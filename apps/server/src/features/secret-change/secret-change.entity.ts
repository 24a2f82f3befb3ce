import { Field, ObjectType } from 'type-graphql';
import { SecretProofOutcomeEnum } from '../../graphql/enums.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { ProofOutcome } from '../oauth-clients/secret-proof.js';

/** What each of these tells is read from the client; the secrets themselves are in none of them. */
abstract class OfClient {
  client: OAuthClient;
}

@ObjectType({
  description: 'What asking the provider with the next secret has shown: one refresh, one request.',
})
export class NextSecretProof extends OfClient {
  @Field(() => SecretProofOutcomeEnum)
  outcome: ProofOutcome;

  @Field(() => Date, { nullable: true })
  at: Date | null;

  @Field(() => String, { nullable: true, description: 'What came of it: one sentence.' })
  message: string | null;
}

@ObjectType({ description: 'A secret that waits to be proved before anything depends on it.' })
export class NextSecret extends OfClient {
  @Field(() => Date, { nullable: true })
  setAt: Date | null;

  @Field(() => Date, { nullable: true })
  expiresAt: Date | null;
}

@ObjectType({
  description:
    'The secret before the current one: asked with only where the provider refuses the current one.',
})
export class FormerSecret extends OfClient {
  @Field(() => Date, { nullable: true, description: 'When it ceased to be the current one.' })
  since: Date | null;

  @Field(() => Date, { description: 'Deleted then.' })
  until: Date;
}

@ObjectType({ description: 'How far a client has come from one secret to the next.' })
export class SecretChange extends OfClient {
  @Field(() => NextSecret, { nullable: true })
  next: NextSecret | null;

  @Field(() => FormerSecret, { nullable: true })
  former: FormerSecret | null;
}
