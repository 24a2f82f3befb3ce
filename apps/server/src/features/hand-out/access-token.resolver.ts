import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { actorOf, type Context } from '../../graphql/context.js';
import { tellFailure } from '../../graphql/errors.js';
import { badInput, type FieldProblem } from '../../lib/errors.js';
import type { Log } from '../../lib/log.js';
import type { ApiKeyActor } from '../access/actor.js';
import { loginOf } from '../mailboxes/login.js';
import { AccessToken, AccessTokenResult } from './access-token.entity.js';
import {
  xoauth2Of,
  type HandOutRequest,
  type HandedOut,
  type HandOut,
  type Wish,
} from './hand-out.flow.js';
import { minimumLifeProblems } from '../grants/needed-life.js';

/** Mailboxes in one request. */
const MOST = 100;

@Resolver()
export class AccessTokenResolver {
  constructor(
    private readonly handOut: HandOut,
    private readonly log: Log,
  ) {}

  @Allow('TOKENS', { target: ({ mailboxId }) => ({ mailboxId: mailboxId as string }) })
  @Mutation(() => AccessToken, {
    description:
      'Lives for two minutes at least, but for times when the provider gives no longer one. One key may take RATE_TOKENS_PER_MAILBOX of a mailbox in a minute, 600 unless configured. FORBIDDEN with reason SHARED_ACCESS where the grant opens more than the mailbox and the key was made without that permission.',
  })
  async issueAccessToken(
    @Arg('mailboxId', () => ID) mailboxId: string,
    @Ctx() context: Context,
    @Arg('minimumLifeSeconds', () => Int, { nullable: true }) seconds?: number | null,
  ): Promise<AccessToken> {
    const wish = judged({ mailboxIds: [mailboxId], minimumLifeSeconds: seconds ?? undefined });
    const [issued] = await this.handOut.issue(askingOf(context), wish);
    if (issued?.status !== 'fulfilled') throw issued?.reason;
    return accessToken(issued.value);
  }

  @Allow('TOKENS', { target: ({ mailboxIds }) => ({ mailboxIds: mailboxIds as string[] }) })
  @Mutation(() => [AccessTokenResult], {
    description:
      'As issueAccessToken, for 1 to 100 mailboxes: in the order asked, each with its own token or error. Each counts and is audited by itself; a mailbox that the key does not list spoils none of the others. BAD_USER_INPUT where one is named twice.',
  })
  async issueAccessTokens(
    @Arg('mailboxIds', () => [ID]) mailboxIds: string[],
    @Ctx() context: Context,
    @Arg('minimumLifeSeconds', () => Int, { nullable: true }) seconds?: number | null,
  ): Promise<AccessTokenResult[]> {
    const wish = judged({ mailboxIds, minimumLifeSeconds: seconds ?? undefined });
    const issued = await this.handOut.issue(askingOf(context), wish);
    return issued.map((one, at) => ({
      mailboxId: mailboxIds[at] ?? '',
      token: one.status === 'fulfilled' ? accessToken(one.value) : null,
      error: one.status === 'rejected' ? this.told(one.reason) : null,
    }));
  }

  private told(cause: unknown): NonNullable<AccessTokenResult['error']> {
    const { message, extensions } = tellFailure(this.log, cause);
    const { code, reason, retryAfterSeconds = null } = extensions;
    return { code, message, reason: typeof reason === 'string' ? reason : null, retryAfterSeconds };
  }
}

/** TOKENS is a right of keys alone. */
const askingOf = (context: Context): HandOutRequest => ({
  actor: actorOf(context) as ApiKeyActor,
  request: context.request,
});

/** Judged before anything is counted. */
function judged(wish: Wish): Wish {
  const { minimumLifeSeconds } = wish;
  const mailboxIds = wish.mailboxIds.map((id) => id.toLowerCase());
  const problems = [...listProblems(mailboxIds), ...minimumLifeProblems(minimumLifeSeconds)];
  if (problems.length > 0) throw badInput(problems);
  return { mailboxIds, minimumLifeSeconds };
}

function accessToken(issued: HandedOut): AccessToken {
  const { token, mailbox, meetsMinimumLife } = issued;
  const { expiresAt, scopes } = token;
  return {
    accessToken: token.accessToken.reveal(),
    expiresAt,
    scopes,
    meetsMinimumLife,
    username: loginOf(mailbox),
    xoauth2: xoauth2Of(issued),
  };
}

function listProblems(mailboxIds: readonly string[]): FieldProblem[] {
  if (mailboxIds.length < 1 || mailboxIds.length > MOST)
    return [{ path: 'mailboxIds', code: 'OUT_OF_RANGE', message: 'Name 1 to 100 mailboxes.' }];
  return mailboxIds.flatMap((id, at) =>
    mailboxIds.indexOf(id) === at
      ? []
      : { path: `mailboxIds.${at}`, code: 'DOUBLED', message: 'This mailbox is named twice.' },
  );
}
