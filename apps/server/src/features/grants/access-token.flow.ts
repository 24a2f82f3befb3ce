import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { untilWritten } from '../../db/until-written.js';
import { chance } from '../../lib/chance.js';
import type { Deadline } from '../../lib/deadline.js';
import type { Secret } from '../../lib/secret.js';
import type { TokenContent, TokenFacts } from '../diagnoses/facts.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { samePair } from '../oauth-clients/token-origin.js';
import { FORMER_SETTINGS } from './former-settings.js';
import type { Grant } from './grant.entity.js';
import { grantedFacts } from './granted.js';
import type { GrantHolder } from './holder.js';
import { hostOf } from './refresh/host-event.js';
import { neededLife } from './needed-life.js';
import { backOff, inProgress, refusalOf, type GrantRefusal } from './refusal.js';
import type { Renewal, RenewalDependencies, RenewalOutcome } from './refresh/renewal.flow.js';
import { readTokenContent } from '../token-endpoint/token-content.js';
import { isUseToBeNoted, renewalInUse } from './refresh/use.js';

/** A token to sign in with, or the sentence that says why there is none. */
export type TokenForUse =
  | {
      kind: 'token';
      accessToken: Secret;
      expiresAt: Date;
      scopes: string[];
      facts: TokenFacts;
      content: TokenContent;
      grantedAt: Date;
    }
  | ({ kind: 'none'; facts?: TokenFacts; grantedAt?: Date } & GrantRefusal);

export interface TokenWish {
  /** Milliseconds; two minutes unless said otherwise. */
  minLifeMs?: number | undefined;
  /** Where nobody has told how long tokens live, one that may be over serves as well: whoever asks will see. */
  mayBeOver?: boolean;
  /** Asked of the very row whose token would be handed out, each time that it is read. */
  refuse?: (grant: Grant) => GrantRefusal | undefined;
}

type Paused = Extract<RenewalOutcome, { kind: 'paused' }>;
type Seen = [grant: Grant | null, client: OAuthClient | null];

const keyOf = ({ oauthClientId, mailboxId }: GrantHolder): string =>
  [oauthClientId, mailboxId].filter(Boolean).join(' ');

/** How long a caller waits for the refresh of another instance. */
const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 250;

/** Hands out tokens: the stored one while it lives, else that of one refresh. */
export function createAccessTokenFor(deps: RenewalDependencies, renewal: Renewal) {
  const { grants, clients, upkeep, clock, life, elapsed, log } = deps;
  const beingNoted = new Set<string>();
  const looks = new Map<string, Promise<Seen>>();
  const known = untilWritten(deps.database, read);
  const contents = new WeakMap<Secret, TokenContent>();

  /**
   * An access token that lives for `minLifeMs` at least, refreshed if need be. A mailbox's own grant that has ended
   * is not replaced by the client's, which may be another person's.
   */
  async function accessTokenFor(
    holder: GrantHolder,
    deadline: Deadline,
    { refuse, ...wanted }: TokenWish = {},
  ): Promise<TokenForUse> {
    const until = elapsed() + deadline.remaining(PATIENCE_MS);
    for (let asked: number | undefined; ;) {
      // Whoever waits for somebody else's refresh looks anew: that may be written behind our back.
      const [grant, client] = await (asked === undefined ? known : look)(keyOf(holder));
      if (!client?.enabled) return none({ reason: 'The OAuth client is disabled or gone.' });
      if (!grant)
        return none({ reason: 'Nobody has granted access yet: validate the OAuth client.' });
      // Its tokens are for the mail servers of the provider that the client has left.
      if (!samePair(grant, client)) return none({ reason: FORMER_SETTINGS });
      const notForThem = refuse?.(grant);
      if (notForThem) return none(notForThem);
      // What this call has just obtained is used, however short it lives.
      const renewed = asked !== undefined && grant.version > asked;
      if (renewed || life.left(grant) > neededLife(grant, wanted)) return handOut(grant);
      const refusal = refusalOf(grant, { settingsOf: client.updatedAt, now: clock() });
      if (refusal) return usableToken(grant) ?? none(refusal, grant);
      asked ??= grant.version;
      const outcome = await renewal.once(grant, deadline);
      if (outcome.kind === 'done') continue;
      if (outcome.kind === 'refused') return usableToken(grant) ?? refused(outcome, grant, client);
      if (outcome.kind === 'paused') {
        const token = usableToken(grant);
        if (token || !isSoon(outcome, until)) return token ?? paused(outcome, grant);
      }
      if (deadline.signal.aborted || elapsed() >= until) return none(inProgress);
      await sleep(outcome.kind === 'paused' ? outcome.pause : LOOK_AGAIN_MS * (1 + chance() / 2));
    }
  }

  /**
   * Those who ask in one turn of the event loop share one read, as a thousand do whose refresh has
   * just ended. It begins after the last of them has asked, so nobody sees what was before.
   */
  function look(key: string): Promise<Seen> {
    const begun = looks.get(key);
    if (begun) return begun;
    const look = nextTurn().then(() => {
      looks.delete(key);
      return read(key);
    });
    looks.set(key, look);
    return look;
  }

  function read(key: string): Promise<Seen> {
    const [oauthClientId = '', mailboxId] = key.split(' ');
    const grant = mailboxId
      ? grants.ofMailbox({ id: mailboxId, oauthClientId })
      : grants.ofClient(oauthClientId);
    return Promise.all([grant, clients.byId(oauthClientId)]);
  }

  /** A token that is not to be replaced now is used to its end. */
  function usableToken(grant: Grant): TokenForUse | undefined {
    const young = life.spacing(grant) > 0 && life.elapsedLeft(grant) > 0;
    return young || life.left(grant) > 0 ? handOut(grant) : undefined;
  }

  /** The last token has ended while it was too young to be replaced: whoever asks can wait so long. */
  function isSoon({ because, pause }: Paused, until: number): boolean {
    return because === 'young' && elapsed() + pause < until;
  }

  /** The row is read again: since the refusal it says when the provider is asked again, if ever. */
  async function refused(
    outcome: Extract<RenewalOutcome, { kind: 'refused' }>,
    { id }: Grant,
    client: OAuthClient,
  ): Promise<TokenForUse> {
    const grant = await grants.byId(id);
    if (!grant) return none({ reason: outcome.reason }, undefined, outcome.facts);
    const now = clock();
    const since = refusalOf(grant, { settingsOf: client.updatedAt, now });
    // A short pause may be over by now: nobody has to act, the next who asks makes the next try.
    return none(since ?? backOff(outcome.reason, { pause: 0, now }), grant, outcome.facts);
  }

  function paused(outcome: Paused, grant: Grant): TokenForUse {
    const because =
      outcome.because === 'host'
        ? 'The provider does not answer, or has asked for a pause.'
        : 'The last token was too short-lived.';
    const refusal = backOff(because, { pause: outcome.pause, now: clock() });
    return none(refusal, grant, deps.pauses.trouble(hostOf(grant.accessTokenUrl)));
  }

  function handOut(grant: Grant): TokenForUse {
    const accessToken = grants.accessToken(grant);
    if (!accessToken)
      return none({ reason: 'The grant has no access token: validate the OAuth client again.' });
    noteUse(grant);
    const content = contents.get(accessToken) ?? readTokenContent(accessToken.reveal());
    contents.set(accessToken, content);
    return {
      kind: 'token',
      accessToken,
      expiresAt: grant.accessTokenExpiresAt,
      scopes: grant.grantedScopes,
      facts: grantedFacts(grant),
      grantedAt: grant.grantedAt,
      // An opaque token says nothing: when it came is known, and what the id token said at the consent was kept.
      content: {
        ...content,
        issuedAt: content.issuedAt ?? grant.lastRefreshedAt ?? grant.grantedAt,
        account: content.account ?? grant.account ?? undefined,
      },
    };
  }

  /** Nobody waits for this: a token is handed out all the same while the database takes no writes. */
  function noteUse(grant: Grant): void {
    const now = clock();
    if (beingNoted.has(grant.id) || !isUseToBeNoted(grant, now)) return;
    beingNoted.add(grant.id);
    upkeep
      .noteUse(grant, { at: now, renewal: renewalInUse(grant, chance()) })
      .catch((cause: unknown) => log.warn({ err: cause }, 'a use could not be noted'))
      .finally(() => beingNoted.delete(grant.id));
  }

  return accessTokenFor;
}

function none(refusal: GrantRefusal, grant?: Grant, facts?: TokenFacts): TokenForUse {
  if (!grant) return { kind: 'none', ...refusal, ...(facts && { facts }) };
  const told = facts ?? grant.lastFailure ?? grantedFacts(grant);
  return { kind: 'none', ...refusal, facts: told, grantedAt: grant.grantedAt };
}
