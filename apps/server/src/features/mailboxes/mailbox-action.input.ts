import { Field, ID, InputType, Int } from 'type-graphql';
import { MailboxActionKindEnum } from '../../graphql/action-enums.js';
import { MailboxStatusEnum, type MailboxStatus } from '../../graphql/enums.js';
import { MOST, type ActionKind } from './mailbox-action.js';
import type { MailboxFilter } from './mailbox-list.js';

@InputType({ description: 'All mailboxes that a list with these arguments shows.' })
export class MailboxesMatching implements MailboxFilter {
  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => [MailboxStatusEnum], { nullable: true })
  status?: MailboxStatus[] | null;

  @Field(() => ID, { nullable: true })
  oauthClientId?: string | null;

  @Field(() => String, { nullable: true })
  host?: string | null;

  @Field(() => Date, { nullable: true })
  changedSince?: Date | null;

  @Field(() => Int, {
    description:
      'How many they are, as the list has shown: where they have become more or fewer, nothing is done (CONFLICT).',
  })
  expected: number;
}

@InputType({ description: 'Either `ids` or `matching`.' })
export class MailboxActionInput {
  @Field(() => MailboxActionKindEnum)
  kind: ActionKind;

  @Field(() => [ID], { nullable: true, description: `${MOST.ids} at most.` })
  ids?: string[] | null;

  @Field(() => MailboxesMatching, {
    nullable: true,
    description: `${MOST.mailboxes} mailboxes at most.`,
  })
  matching?: MailboxesMatching | null;

  @Field(() => ID, { nullable: true, description: 'MOVE: the OAuth client that they get.' })
  oauthClientId?: string | null;
}

/** What an action takes; `args`: of a field whose `input` it is. */
export const rightForAction = (args: Record<string, unknown>): 'OPERATE' | 'MANAGE' =>
  (args['input'] as MailboxActionInput).kind === 'CHECK' ? 'OPERATE' : 'MANAGE'; // GraphQL has read it as such
