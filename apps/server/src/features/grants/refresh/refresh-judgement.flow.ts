import { chance } from '../../../lib/chance.js';
import type { TokenFacts } from '../../diagnoses/facts.js';
import type { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import type { TokenExchange } from '../../token-endpoint/ask-provider.flow.js';
import { refusedAsFormer } from '../former-settings.js';
import type { Grant } from '../grant.entity.js';
import { refusalFacts } from './refusal-facts.js';
import type { RefreshDependencies, RefreshTools } from './refresh-dependencies.js';
import { isUnplaced, refreshVerdict, type RefreshVerdict } from './refresh-verdict.js';
import { counted, isEnough } from './repeated-refusal.js';

export interface Judgement {
  verdict: RefreshVerdict;
  facts: TokenFacts;
  /** Of a grant that got no token: the count of answers that nobody can place. */
  columns: Pick<Grant, 'refusals'>;
}

type Needed = Pick<RefreshDependencies, 'clock' | 'publicUrl'> &
  Pick<RefreshTools, 'life' | 'elapsed'>;

/** Judges the answers to refreshes one after the other, so that what is said again and again counts. */
export function createRefreshJudgement({ clock, publicUrl, life, elapsed }: Needed) {
  /** When an answer of a grant was last counted, in elapsed time. */
  const countedAt = new Map<string, number>();

  /** The count with this answer; one that says nothing of the grant leaves it as it was. */
  function count(grant: Grant, facts: TokenFacts): Grant['refusals'] {
    const last = countedAt.get(grant.id);
    const since = last === undefined ? undefined : elapsed() - last;
    countedAt.set(grant.id, elapsed());
    return counted(grant.refusals, facts, { now: clock(), since });
  }

  return (
    grant: Grant,
    client: OAuthClient,
    { reply, facts: answer }: TokenExchange,
  ): Judgement => {
    const now = clock();
    const about = (token: TokenFacts) => ({
      ...refusalFacts({ client, grantedAt: grant.grantedAt }, token, { now, publicUrl }),
      token,
    });
    if (answer.kind === 'granted') countedAt.delete(grant.id);
    const refusals = isUnplaced(about(answer)) ? count(grant, answer) : grant.refusals;
    const isOver = refusals !== grant.refusals && refusals && isEnough(refusals);
    const facts = isOver && life.left(grant) <= 0 ? repeated(answer, refusals) : answer;
    const judged = refreshVerdict({
      facts: about(facts),
      sent: reply.kind === 'answered' || reply.sent,
      ...(reply.kind === 'answered' && { retryAfter: reply.answer.retryAfter }),
      attempt: grant.attempt,
      failCount: grant.failCount,
      now,
      chance: chance(),
    });
    return { verdict: refusedAsFormer(judged, { grant, client }), facts, columns: { refusals } };
  };
}

function repeated(facts: TokenFacts, { times, forMs }: NonNullable<Grant['refusals']>): TokenFacts {
  if (facts.kind !== 'refused' && facts.kind !== 'malformed') return facts;
  return { ...facts, repeated: { times, minutes: Math.round(forMs / 60_000) } };
}
