import { hostAfter, isGivenUp, openAgainAt, UNTROUBLED, type HostEvent } from './breaker.js';
import type { TokenFacts } from '../../diagnoses/facts.js';
import { hostEvent, hostOf, retryAfterOf } from './host-event.js';
import type { TokenReply } from '../../token-endpoint/token.http.js';

export interface HostPauses {
  /** Milliseconds until the host may be asked; 0: now. */
  pause(host: string): number;
  /** Says that a request goes out now; true: as a probe, which is not made twice. */
  ask(host: string): boolean;
  /** What a request has shown of the host; whoever asked. True: it had been given up, and is back. */
  seen(url: string, asked: { reply: TokenReply; facts: TokenFacts }, now: Date): boolean;
  /** The hosts that are not to be asked now. */
  closed(): string[];
  /** The last failure of a host that is in trouble. */
  trouble(host: string): TokenFacts | undefined;
}

export interface HostPausesUse {
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
  /** The sandbox, whose failures a person chooses one after the other: it is never left in peace. */
  rehearsalHost?: string | undefined;
}

/** Remembers how each authorization server stands; a restart forgives. */
export function createHostPauses({ elapsed, rehearsalHost }: HostPausesUse): HostPauses {
  const troubles = new Map<string, TokenFacts>();
  const states = new Map<string, ReturnType<typeof hostAfter>>();
  const stateOf = (host: string) => states.get(host) ?? UNTROUBLED;
  const pause = (host: string) => Math.max(0, openAgainAt(stateOf(host)) - elapsed());

  function applyHostEvent(host: string, event: HostEvent): void {
    const next = hostAfter(stateOf(host), event, elapsed());
    const untroubled = next.failures === 0 && next.restsUntil <= elapsed();
    if (untroubled) states.delete(host);
    else states.set(host, next);
    if (untroubled) troubles.delete(host);
  }

  return {
    pause,
    seen(url, { reply, facts }, now) {
      const host = hostOf(url);
      const event = host === rehearsalHost ? undefined : hostEvent(facts, retryAfterOf(reply, now));
      if (!event) return false;
      const givenUp = isGivenUp(stateOf(host));
      applyHostEvent(host, event);
      if (event.kind === 'failed') troubles.set(host, facts);
      return givenUp && event.kind === 'answered';
    },
    ask: (host) => {
      const probe = isGivenUp(stateOf(host));
      applyHostEvent(host, { kind: 'asked' });
      return probe;
    },
    trouble: (host) => troubles.get(host),
    closed: () => [...states.keys()].filter((host) => pause(host) > 0),
  };
}
