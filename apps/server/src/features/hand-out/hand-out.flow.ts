import { auditEntry, type AuditSubject } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import { createDeadline, type Deadline } from '../../lib/deadline.js';
import { OperationalError, UserError } from '../../lib/errors.js';
import { createLeakyBucket } from '../../lib/leaky-bucket.js';
import { base64, xoauth2 } from '../../lib/sasl.js';
import { mayUse, type ApiKeyActor } from '../access/actor.js';
import type { AuditStore } from '../audit/audit.store.js';
import { loginOf } from '../mailboxes/login.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { Grant } from '../grants/grant.entity.js';
import type { TokenForUse } from '../grants/grant.flow.js';
import type { GrantStore } from '../grants/grant.store.js';
import { handOutRefusal, reachRefusal } from './hand-out-refusal.js';
import type { MailboxToken, TokenOf } from '../grants/mailbox-token.flow.js';
import { MIN_LIFE_MS } from '../grants/needed-life.js';
import { holdingOf } from './reach.js';
import type { GrantRefusal } from '../grants/refusal.js';

export interface HandOutDependencies {
  tokenOf: TokenOf;
  grantStore: Pick<GrantStore, 'accessToken'>;
  mailboxLists: Pick<MailboxLists, 'knownById'>;
  audit: Pick<AuditStore, 'note' | 'deny'>;
  clock: Clock;
  /** How many tokens of one mailbox a key may take at once, and then evenly in each minute. */
  perMinute: number;
}

/** The program that asks, and from where. */
export interface HandOutRequest {
  actor: ApiKeyActor;
  request: { ip: string };
}

/** What is asked for: `mailboxIds` as the program has written them. */
export interface Wish {
  mailboxIds: readonly string[];
  /** Two minutes unless said otherwise; minimumLifeProblems is its judge. */
  minimumLifeSeconds?: number | undefined;
}

export interface HandedOut {
  token: Extract<TokenForUse, { kind: 'token' }>;
  mailbox: Mailbox;
  /** The token lives as long as was asked for, to the second. */
  meetsMinimumLife: boolean;
}

/** What all mailboxes of a wish share. */
interface Terms {
  deadline: Deadline;
  minLifeMs: number;
}

const BUDGET_MS = 20_000;
const MINUTE = 60_000;
/** As the audit log calls it. */
export const ISSUE = 'access-token.issue';

/** Hands a mailbox's token to a key that may have it: counted, judged, audited, in this order. */
export function createHandOut(deps: HandOutDependencies) {
  const { tokenOf, grantStore, mailboxLists, audit, clock, perMinute } = deps;
  const bucket = createLeakyBucket({ limit: perMinute, milliseconds: MINUTE, clock });

  async function issue(
    asking: HandOutRequest,
    mailboxId: string,
    terms: Terms,
  ): Promise<HandedOut> {
    const subject: AuditSubject = { kind: 'mailbox', id: mailboxId };
    const deny = (why: string) =>
      audit.deny(auditEntry(asking, ISSUE, { outcome: 'DENIED', subject, fields: [why] }));
    if (!mayUse(asking.actor, 'TOKENS', { mailboxId })) {
      await deny('not-listed');
      throw unknown();
    }
    const wait = bucket.admit(`${asking.actor.id} ${mailboxId}`);
    if (wait !== undefined) {
      await deny('too-often');
      throw tooOften(wait);
    }
    const mailbox = await mailboxLists.knownById(mailboxId);
    if (!mailbox) {
      await deny('unknown');
      throw unknown();
    }
    subject.name = mailbox.name;
    const refused = handOutRefusal(mailbox);
    const token = refused ?? (await accessTokenFor(asking.actor, mailbox, terms));
    if (token.kind === 'none') {
      await deny(token.why ?? 'no-token');
      throw unavailable(token);
    }
    // Nothing leaves that is not in the log.
    await audit.note(auditEntry(asking, ISSUE, { subject }));
    const left = token.expiresAt.getTime() - clock().getTime();
    return { token, mailbox, meetsMinimumLife: Math.ceil(left / 1000) * 1000 >= terms.minLifeMs };
  }

  function accessTokenFor(
    { openings }: ApiKeyActor,
    mailbox: Mailbox,
    { deadline, minLifeMs }: Terms,
  ): Promise<MailboxToken> {
    const refuse = (grant: Grant) =>
      reachRefusal(
        openings,
        mailbox,
        holdingOf(grant, () => grantStore.accessToken(grant)),
      );
    return tokenOf(mailbox, deadline, { refuse, minLifeMs });
  }

  return {
    /**
     * Side by side, in the order asked, each with its token or its error. All share one budget, and
     * refreshes keep to the limits of their hosts.
     */
    async issue(
      asking: HandOutRequest,
      { mailboxIds, minimumLifeSeconds }: Wish,
    ): Promise<PromiseSettledResult<HandedOut>[]> {
      const deadline = createDeadline(BUDGET_MS, clock);
      const minLifeMs = minimumLifeSeconds === undefined ? MIN_LIFE_MS : minimumLifeSeconds * 1000;
      const issued = mailboxIds.map((id) => issue(asking, id, { deadline, minLifeMs }));
      return Promise.allSettled(issued).finally(() => deadline.done());
    },
  };
}

export type HandOut = ReturnType<typeof createHandOut>;

/** The base64 message of SASL XOAUTH2, for the login of the mailbox. */
export function xoauth2Of({ token, mailbox }: HandedOut): string {
  return base64(xoauth2({ username: loginOf(mailbox), token: token.accessToken.reveal() }));
}

/** One that does not exist looks like one of somebody else. */
const unknown = (): UserError => new UserError('FORBIDDEN', 'You may not do this.');

function tooOften(retryAfterSeconds: number): UserError {
  return new UserError(
    'TOO_MANY_REQUESTS',
    'This key has taken too many tokens of this mailbox: use each until it is about to end.',
    { retryAfterSeconds },
  );
}

/** With `retryAfterSeconds` where asking again by itself may help. */
function unavailable({ reason, code, retryAfterSeconds }: GrantRefusal): Error {
  return code === 'FORBIDDEN'
    ? new UserError('FORBIDDEN', reason, { reason: 'SHARED_ACCESS' })
    : new OperationalError(code ?? 'TOKEN_UNAVAILABLE', reason, retryAfterSeconds);
}
