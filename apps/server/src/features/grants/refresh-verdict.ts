import type { TokenFacts, TokenRefused } from '../diagnoses/facts.js';
import {
  ambiguousPause,
  CONFIGURATION_PAUSE,
  retryAfterPause,
  transientPause,
} from './retry-times.js';

/** none: nothing is out. normal: a request is or was out. recovery: the one before it had an unknown outcome. */
export type RefreshAttempt = 'none' | 'normal' | 'recovery';

export type RefreshVerdict =
  | { kind: 'granted' }
  /** Not now; `unknownOutcome` makes the next try a recovery. */
  | { kind: 'later'; at: Date; unknownOutcome: boolean }
  /** No repetition helps: a person has to act. `byEdit`: nobody was asked, and the former settings mend it. */
  | {
      kind: 'ended';
      status: 'reauth_required' | 'misconfigured';
      reason: string;
      byEdit?: boolean;
    };

interface Circumstances {
  facts: TokenFacts;
  /** False: it is proved that the provider has seen nothing. */
  sent: boolean;
  retryAfter?: string;
  attempt: RefreshAttempt;
  failCount: number;
  now: Date;
  /** 0 to 1: spreads the retries. */
  chance: number;
}

/** What an answer to a refresh means for the grant: when in doubt, it lives on. */
export function refreshVerdict(seen: Circumstances): RefreshVerdict {
  const { facts } = seen;
  if (facts.kind === 'granted') return { kind: 'granted' };
  if (facts.kind === 'refused') return refusalVerdict(facts, seen);
  return seen.sent ? unknownOutcome(seen) : passing(seen);
}

function refusalVerdict(refused: TokenRefused, seen: Circumstances): RefreshVerdict {
  const { status, error } = refused;
  if (isThrottling(refused)) return passing(seen);
  if (status >= 500 || (error === '' && status === 400)) return unknownOutcome(seen);
  if (needsPerson.has(error)) {
    const reason =
      seen.attempt === 'recovery'
        ? 'An answer of the provider was lost, and the grant with it. Validate again.'
        : `The provider has ended the grant (${error}). Validate again.`;
    return { kind: 'ended', status: 'reauth_required', reason };
  }
  if (refusesClient(refused)) {
    const reason = `The provider refuses the client (${error}): correct its settings or its secret.`;
    return { kind: 'ended', status: 'misconfigured', reason };
  }
  const at = new Date(seen.now.getTime() + CONFIGURATION_PAUSE);
  return { kind: 'later', at, unknownOutcome: false };
}

/** Whether the provider refuses the client itself: it has then looked at no code and no refresh token. */
export function refusesClient(facts: TokenFacts): boolean {
  if (facts.kind !== 'refused' || facts.status >= 500 || isThrottling(facts)) return false;
  return refusedClients.has(facts.error) || hasCode(facts, secretCodes);
}

const needsPerson = new Set([
  'invalid_grant',
  'interaction_required',
  'consent_required',
  'login_required',
]);
const refusedClients = new Set(['invalid_client', 'unauthorized_client']);
/** A wrong or expired secret, whatever the `error` beside it says. */
const secretCodes = [7000215, 7000222];
/** "The server saw a client that asks in a loop": invalid_grant in name only. */
const loopCodes = [50196];

function isThrottling(refused: TokenRefused): boolean {
  const { status, error } = refused;
  const asked = error === 'temporarily_unavailable' || error === 'slow_down';
  return status === 429 || status === 503 || asked || hasCode(refused, loopCodes);
}

function hasCode({ codes, description }: TokenRefused, wanted: readonly number[]): boolean {
  return wanted.some((code) => codes?.includes(code) || description?.includes(`AADSTS${code}`));
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
