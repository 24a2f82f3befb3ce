import { Field, ID, ObjectType } from 'type-graphql';
import { ReachEnum } from '../../graphql/grant-enums.js';
import type { Reach } from './reach.js';

@ObjectType({ description: 'What a token of a mailbox opens, by the grant that it comes from.' })
export class MailboxReach {
  @Field(() => ReachEnum)
  kind: Reach;

  @Field(() => String, {
    description: 'Such as "opens every mailbox that ana@contoso.example may open".',
  })
  opens: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For sharedAccess of an API key; null: nobody has granted access.',
  })
  grantId: string | null;
}

@ObjectType({ description: 'What an API key with TOKENS opens of one of its mailboxes now.' })
export class ApiKeyOpening {
  @Field(() => ID)
  mailboxId: string;

  @Field(() => String)
  name: string;

  @Field(() => ReachEnum)
  kind: Reach;

  @Field(() => String, {
    description: 'Such as "opens every mailbox that ana@contoso.example may open".',
  })
  opens: string;

  @Field(() => Boolean, {
    description: 'Whether it gets that token: it was made for it, or under the former rule.',
  })
  permitted: boolean;
}
