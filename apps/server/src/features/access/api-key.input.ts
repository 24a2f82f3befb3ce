import { Field, ID, InputType } from 'type-graphql';
import { ApiKeyScopeEnum, type ApiKeyScope } from '../../graphql/enums.js';
import type { FieldProblem } from '../../lib/errors.js';
import { lineProblems } from '../../lib/line-problems.js';

@InputType({
  description:
    'That a key may have the token of a grant that opens more than one mailbox: see reach and opens of the mailbox.',
})
export class SharedAccessInput {
  @Field(() => ID)
  mailboxId: string;

  @Field(() => ID, {
    description:
      'The grant that the mailbox uses, as it was shown: where it is another one by now, the key is not made.',
  })
  grantId: string;
}

@InputType()
export class ApiKeyInput {
  @Field(() => String)
  name: string;

  @Field(() => [ApiKeyScopeEnum])
  scopes: ApiKeyScope[];

  @Field(() => [ID], { nullable: true })
  mailboxIds?: string[] | null;

  @Field(() => [SharedAccessInput], {
    nullable: true,
    description:
      "For TOKENS: of mailboxIds those whose tokens may come from the grant of an application, or from a client's default grant that somebody else has given. Without it a key has a mailbox's own grant, or the default one where whoever gave it is the mailbox. It ends when the mailbox uses another client, or another account consents.",
  })
  sharedAccess?: SharedAccessInput[] | null;

  @Field(() => Date, { nullable: true })
  expiresAt?: Date | null;
}

export function apiKeyProblems(input: ApiKeyInput, now: Date): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!input.name.trim())
    problems.push({ path: 'input.name', code: 'EMPTY', message: 'A name is needed.' });
  problems.push(...lineProblems('input.name', input.name, 200));
  if (input.scopes.length === 0) {
    problems.push({
      path: 'input.scopes',
      code: 'EMPTY',
      message: 'At least one scope is needed.',
    });
  }
  if (input.scopes.includes('TOKENS') && !input.mailboxIds?.length) {
    problems.push({
      path: 'input.mailboxIds',
      code: 'EMPTY',
      message: 'TOKENS needs the mailboxes whose tokens the key may take.',
    });
  }
  if (input.expiresAt && input.expiresAt <= now) {
    problems.push({
      path: 'input.expiresAt',
      code: 'IN_THE_PAST',
      message: 'The end date is in the past.',
    });
  }
  return problems;
}

export function unknownMailboxes(
  ids: readonly string[],
  known: ReadonlySet<string>,
): FieldProblem[] {
  return ids.flatMap((id, at) =>
    known.has(id)
      ? []
      : {
          path: `input.mailboxIds.${at}`,
          code: 'NOT_FOUND',
          message: 'This mailbox does not exist.',
        },
  );
}
