import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { chance } from '../../../lib/chance.js';
import { failpoint } from '../../../lib/failpoint.js';
import type { TokenFacts } from '../../diagnoses/facts.js';
import type { ClientCredentials } from '../../oauth-clients/client-credentials.js';
import type { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import { samePair } from '../../oauth-clients/token-origin.js';
import { askProvider, type TokenExchange } from '../../token-endpoint/ask-provider.flow.js';
import { FORMER_SETTINGS } from '../former-settings.js';
import type { Grant } from '../grant.entity.js';
import type { Lease } from './lease.store.js';
import { endOf } from './use.js';
import type { RefreshDependencies, RefreshTools } from './refresh-dependencies.js';
import { requestOf, settingsOf } from '../../token-endpoint/refresh-question.js';
import { givenToOther, isNarrower, changedFacts } from './changed-facts.js';
import { createRefreshJudgement } from './refresh-judgement.flow.js';
import { type RefreshVerdict } from './refresh-verdict.js';
import { renewalAt } from './retry-times.js';
import { followGrants } from '../standing.store.js';
import { refusesClient } from '../../token-endpoint/refuses-client.js';

/** What came of asking for new tokens; the grant itself is read again by whoever wants it. */
export type RefreshOutcome =
  /** `secretId`: the secret of the client that brought the tokens; absent where somebody else did. */
  | { kind: 'done'; secretId?: string | null }
  | { kind: 'refused'; reason: string; facts: TokenFacts }
  /** Somebody else asks at this moment. */
  | { kind: 'busy' };

/** What an answer without an access token leaves behind. */
interface Left {
  facts: TokenFacts;
  columns?: Partial<Grant>;
}

/** An answer with tokens. */
type GrantedExchange = TokenExchange & Required<Pick<TokenExchange, 'tokens'>> & { begun: number };

export interface RefreshWith {
  /** A secret to be proved: where the provider refuses it, the grant stays as it was. */
  next?: ClientCredentials;
  /** A look whether a host is back: no second try where nothing was sent. */
  probe?: boolean;
}

export type RefreshFlow = ReturnType<typeof createRefreshFlow>;

/** Asks for new tokens of one grant: one lease, one request, one write. */
export function createRefreshFlow(deps: RefreshDependencies & RefreshTools) {
  const { grants, leases, clock } = deps;
  const owner = randomUUID();
  const judgeAnswer = createRefreshJudgement(deps);

  async function refresh(stale: Grant, { next, probe }: RefreshWith = {}): Promise<RefreshOutcome> {
    const lease = await leases.take(stale, owner);
    if (!lease) return { kind: 'busy' };
    await failpoint('refresh.leased');
    const { client } = lease;
    if (!samePair(lease.grant, client)) return endAsFormer(lease);
    const settings = settingsOf(lease.grant, client, next ?? deps.clients.credentialsOf(client));
    const request = requestOf(grants.refreshToken(lease.grant), settings);
    // Not the caller's deadline: once sent, an answer has to be waited for and stored.
    const { signal } = new AbortController();
    const http = probe ? { ...deps.http, ask: deps.http.askOnce } : deps.http;
    const begun = deps.elapsed();
    const asked = await askProvider(http, { settings, request, signal });
    await failpoint('refresh.answered');
    const isBack = deps.pauses.seen(settings.accessTokenUrl, asked, clock());
    const proofFailed = next && refusesClient(asked.facts);
    const outcome = await (proofFailed
      ? release(lease, asked.facts)
      : settle(lease, client, { ...asked, begun }));
    if (asked.learned) await deps.clients.learnBasicEncoding(client, asked.learned);
    if (isBack) await deps.hostReturned(settings.accessTokenUrl);
    return outcome;
  }

  /** Writes what an answer, or that there was none, means for the grant. */
  async function settle(
    lease: Lease,
    client: OAuthClient,
    asked: TokenExchange & { begun: number },
  ): Promise<RefreshOutcome> {
    const { begun } = asked;
    const { verdict, facts, columns } = judgeAnswer(lease.grant, client, asked);
    const other = givenToOther(lease.grant, asked);
    if (other) return endAsOther(lease, other);
    if (verdict.kind === 'granted' && asked.tokens)
      return keep(lease, client, { ...asked, tokens: asked.tokens, begun });
    // An answer without a usable access token may hold the one refresh token that still counts.
    const rescued = asked.rotated && grants.rotate(lease.grant, asked.rotated);
    const left = { facts, columns: { ...columns, ...rescued } };
    return verdict.kind === 'later' ? postpone(lease, verdict, left) : end(lease, verdict, left);
  }

  /** First of all after an answer, before logs and events: a token that is not stored is lost. */
  async function keep(
    lease: Lease,
    client: OAuthClient,
    asked: GrantedExchange,
  ): Promise<RefreshOutcome> {
    const { tokens, facts, reply, secretId, begun } = asked;
    const life = { from: reply.sentAt, until: tokens.expiresAt };
    const { lifeAssumed = false, expiresAt: accessTokenExpiresAt } = tokens;
    const until = endOf({ lifeAssumed, accessTokenExpiresAt });
    const nextAttemptAt = renewalAt({ from: life.from, until }, chance());
    const { grant } = lease;
    const told = changedFacts(grant, asked);
    const warnings = (facts.kind === 'granted' && facts.warnings) || null;
    const renewed = grants.refreshed(grant, { tokens, secretId, nextAttemptAt });
    const columns = { ...renewed, ...told, warnings };
    // Of those that go as they should the grant itself tells: thirty a day would drown the rest.
    const recovered = grant.failCount > 0 || grant.attempt === 'recovery';
    const stored = await deps.safekeeping.store(lease, columns, async (manager) => {
      if (recovered) await tell(manager, grant, 'oauth-client.refresh-recovered');
      if (isNarrower(grant, told)) await tell(manager, grant, 'oauth-client.grant-narrowed');
      if (grant.status === 'misconfigured') await fixed(manager, grant);
    });
    const lifeMs = life.until.getTime() - life.from.getTime();
    if (stored === 'stored') deps.life.brought(grant.id, grant.version + 1, { begun, lifeMs });
    else if (tokens.refreshToken) await deps.grantOrphaned?.(grant, client, tokens.refreshToken);
    await failpoint('refresh.stored');
    publish(grant);
    // Its standing, how many grants are renewed with which secret, and how long the former one is needed.
    const bySecret = grant.secretId !== secretId || client.secretId !== secretId;
    const concernsClient = grant.status === 'misconfigured' || bySecret;
    if (concernsClient) deps.events.publish('oauthClient', grant.oauthClientId);
    return { kind: 'done', secretId };
  }

  async function fixed(manager: EntityManager, former: Grant): Promise<void> {
    const { oauthClientId, mailboxId } = former;
    await followGrants(manager, deps.clients, { oauthClientId, former });
    await deps.grantFixed?.(manager, { oauthClientId, mailboxId });
  }

  /** The next secret was refused, and nothing but that: an unknown outcome from before stays unknown. */
  async function release(lease: Lease, facts: TokenFacts): Promise<RefreshOutcome> {
    const attempt = lease.grant.attempt === 'recovery' ? 'recovery' : 'none';
    await deps.database.transaction((manager) => leases.write(manager, lease, { attempt }));
    return { kind: 'refused', reason: 'The provider refuses the secret.', facts };
  }

  type Later = Extract<RefreshVerdict, { kind: 'later' }>;

  async function postpone(
    lease: Lease,
    verdict: Later,
    { facts, columns }: Left,
  ): Promise<RefreshOutcome> {
    const { grant } = lease;
    await deps.database.transaction(async (manager) => {
      await leases.write(manager, lease, {
        // Kept where an outcome is unknown, this one's or an earlier one's: the next is a recovery.
        attempt: verdict.unknownOutcome || grant.attempt === 'recovery' ? grant.attempt : 'none',
        failCount: verdict.unknownOutcome && grant.attempt === 'normal' ? 1 : grant.failCount + 1,
        nextAttemptAt: verdict.at,
        lastFailure: facts,
        ...columns,
      });
      // The first of a row of failures: the tries that follow tell nothing new.
      if (grant.failCount === 0) await tell(manager, grant, 'oauth-client.refresh-failed');
      await failpoint('refresh.postponing');
    });
    publish(grant);
    return { kind: 'refused', reason: 'The provider gave no token.', facts };
  }

  const publish = ({ id, oauthClientId }: Grant): void =>
    deps.events.publish('grant', id, oauthClientId);

  function tell(manager: EntityManager, grant: Grant, action: string): Promise<void> {
    const subject = { kind: 'oauth-client', id: grant.oauthClientId };
    return deps.audit.record(manager, { actor: { kind: 'system' }, action, subject });
  }

  /** A stranger's tokens are neither stored nor revoked; the refresh token that was sent stays as evidence. */
  function endAsOther(lease: Lease, reason: string): Promise<RefreshOutcome> {
    const verdict = { kind: 'ended', status: 'reauth_required', reason } as const;
    return end(lease, verdict, { facts: { kind: 'absent', reason, otherAccount: true } });
  }

  /** Nobody is asked: the secret of the client is not for the provider of the grant. */
  function endAsFormer(lease: Lease): Promise<RefreshOutcome> {
    const [status, reason] = ['reauth_required', FORMER_SETTINGS] as const;
    const verdict = { kind: 'ended', status, reason, byEdit: true } as const;
    return end(lease, verdict, { facts: { kind: 'absent', reason } });
  }

  /** The grant is ended only where nobody has brought newer tokens meanwhile. */
  async function end(
    lease: Lease,
    verdict: RefreshVerdict,
    { facts, columns }: Left,
  ): Promise<RefreshOutcome> {
    if (verdict.kind !== 'ended') throw new Error('only an ended grant can be ended');
    const { status, reason, byEdit = false } = verdict;
    const { oauthClientId } = lease.grant;
    const ended = await deps.database.transaction(async (manager) => {
      const written = await leases.write(manager, lease, {
        status,
        statusReason: reason,
        statusSince: clock(),
        endedByEdit: byEdit,
        attempt: 'none',
        lastFailure: facts,
        ...columns,
      });
      if (!written) return false;
      // The end of one mailbox's own consent is no fault of the client.
      const ofAll = status === 'misconfigured' || lease.grant.mailboxId === null;
      if (ofAll) await deps.clients.setConsentState(manager, oauthClientId, 'ATTENTION', reason);
      else await followGrants(manager, deps.clients, { oauthClientId, former: lease.grant });
      await tell(manager, lease.grant, 'oauth-client.grant-ended');
      await deps.grantEnded?.(manager, { grant: lease.grant, facts });
      await failpoint('refresh.ending');
      return true;
    });
    if (!ended) return { kind: 'done' };
    publish(lease.grant);
    deps.events.publish('oauthClient', oauthClientId);
    return { kind: 'refused', reason, facts };
  }

  return { refresh };
}
