import { judge } from '../../diagnoses/judge.js';
import type { Facts, TokenFacts } from '../../diagnoses/facts.js';
import { isBusy, isPassing } from '../../token-endpoint/refuses-client.js';
import { ambiguousPause, CONFIGURATION_PAUSE, transientPause } from './retry-times.js';
import { retryAfterPause } from '../../../lib/http/retry-after.js';

/** none: nothing is out. normal: a request is or was out. recovery: the one before it had an unknown outcome. */
export type RefreshAttempt = 'none' | 'normal' | 'recovery';

export type RefreshVerdict =
  | { kind: 'granted' }
  /** Not now; `unknownOutcome` makes the next try a recovery. */
  | { kind: 'later'; at: Date; unknownOutcome: boolean }
  /** No repetition helps: a person has to act. `byEdit`: nobody was asked, and the former settings fix it. */
  | {
      kind: 'ended';
      status: 'reauth_required' | 'misconfigured';
      reason: string;
      byEdit?: boolean;
    };

interface Circumstances {
  /** With the answer in `token`. */
  facts: Facts & { token: TokenFacts };
  /** False: it is proved that the provider has seen nothing. */
  sent: boolean;
  retryAfter?: string;
  attempt: RefreshAttempt;
  failCount: number;
  now: Date;
  /** 0 to 1: spreads the retries. */
  chance: number;
}

/**
 * What an answer to a refresh means for the grant. The diagnosis of the answer is the judge; what passes
 * by itself never ends a grant, and what nobody can place does only once it was said again and again.
 */
export function refreshVerdict(seen: Circumstances): RefreshVerdict {
  const { token } = seen.facts;
  if (token.kind === 'granted') return { kind: 'granted' };
  if (token.kind !== 'refused' && token.kind !== 'malformed')
    return seen.sent ? unknownOutcome(seen) : passing(seen);
  if (isPassing(token.status) || (isBusy(token.status) && !token.repeated)) return passing(seen);
  if (token.status >= 500) return unknownOutcome(seen);
  const { refuses, actor } = judge(seen.facts);
  if (refuses === 'nobody') return passing(seen);
  if (refuses === 'client')
    return misconfigured(`The provider refuses the client (${answerWords(token)})`);
  if (token.repeated) return afterMany(token, actor === 'MAILBOX_USER');
  if (refuses === 'grant') return { ...reauth, reason: endOfGrant(token, seen.attempt) };
  // Tokens may have been made that nobody has seen.
  if (token.kind === 'malformed' || (token.error === '' && token.status === 400))
    return unknownOutcome(seen);
  const at = new Date(seen.now.getTime() + CONFIGURATION_PAUSE);
  return { kind: 'later', at, unknownOutcome: false };
}

/** Whether an answer is of the authorization server, and yet nobody can say what it means. */
export function isUnplaced(facts: Facts): boolean {
  const { token } = facts;
  if (token?.kind !== 'refused' && token?.kind !== 'malformed') return false;
  if (token.page || token.status >= 500 || isPassing(token.status)) return false;
  return isBusy(token.status) || judge(facts).refuses === undefined;
}

type Judged = Extract<TokenFacts, { kind: 'refused' | 'malformed' }>;

const reauth = { kind: 'ended', status: 'reauth_required' } as const;

const misconfigured = (because: string): RefreshVerdict => ({
  kind: 'ended',
  status: 'misconfigured',
  reason: `${because}: correct its settings or its secret.`,
});

function endOfGrant(token: Judged, attempt: RefreshAttempt): string {
  return attempt === 'recovery'
    ? 'An answer of the provider was lost, and the grant with it. Validate again.'
    : `The provider has ended the grant (${answerWords(token)}). Validate again.`;
}

function afterMany(token: Judged, byPerson: boolean): RefreshVerdict {
  const minutes = token.repeated?.minutes ?? 0;
  const because = `The provider has refused every renewal for ${minutes} min (${answerWords(token)}), and the access has ended`;
  if (!byPerson) return misconfigured(because);
  const reason = `${because}. It does not say why: validate again. If that fails as well, correct the client’s settings or its secret.`;
  return { ...reauth, reason };
}

function answerWords(token: Judged): string {
  if (token.kind === 'malformed') return token.problem.replace(/\.$/, '');
  return token.error || token.description?.slice(0, 100) || `HTTP ${token.status}`;
}

function passing({ now, failCount, chance, retryAfter }: Circumstances): RefreshVerdict {
  const pause = retryAfterPause(retryAfter, now) ?? transientPause(failCount, chance);
  return { kind: 'later', at: new Date(now.getTime() + pause), unknownOutcome: false };
}

function unknownOutcome({ now, attempt, failCount, chance }: Circumstances): RefreshVerdict {
  // What failed before it was no lost answer: the count begins with this one.
  const lost = attempt === 'recovery' ? failCount : 0;
  const at = new Date(now.getTime() + ambiguousPause(lost, chance));
  return { kind: 'later', at, unknownOutcome: true };
}
