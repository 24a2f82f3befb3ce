/** Where an authorization server stands with us. Times in milliseconds of a clock that only goes forward. */
export interface HostState {
  /** Failures in a row that pass by themselves. */
  failures: number;
  /** It has asked for silence until then (Retry-After). */
  restsUntil: number;
  /** While it is given up: not before then a single request may look whether it is back. */
  probeAt: number;
}

export type HostEvent =
  /** A request is about to go out. */
  | { kind: 'asked' }
  /** It works: whatever it said, even a refusal. */
  | { kind: 'answered' }
  | { kind: 'failed'; retryAfter?: number };

export const UNTROUBLED: HostState = { failures: 0, restsUntil: 0, probeAt: 0 };

/** So many failures in a row are the host's, not those of one grant. */
const GIVEN_UP_AFTER = 5;
const PROBE_EVERY = 30_000;

/**
 * The circuit breaker of one host: after some failures in a row it opens, then one request in half
 * a minute looks whether the host is back, and its first answer closes it.
 */
export function hostAfter(state: HostState, event: HostEvent, now: number): HostState {
  if (event.kind === 'asked')
    return isGivenUp(state) ? { ...state, probeAt: now + PROBE_EVERY } : state;
  // A rest is kept all the same: the answer may belong to a request from before it.
  if (event.kind === 'answered') return { ...UNTROUBLED, restsUntil: state.restsUntil };
  const failed = { ...state, failures: state.failures + 1 };
  const rest = event.retryAfter === undefined ? 0 : now + event.retryAfter;
  const restsUntil = Math.max(state.restsUntil, rest);
  return { ...failed, restsUntil, ...(isGivenUp(failed) && { probeAt: now + PROBE_EVERY }) };
}

/** From when on the host may be asked; in the past: now. */
export function openAgainAt(state: HostState): number {
  return Math.max(state.restsUntil, isGivenUp(state) ? state.probeAt : 0);
}

/** Then a request is a probe: it is made once, without another try. */
export function isGivenUp({ failures }: HostState): boolean {
  return failures >= GIVEN_UP_AFTER;
}
