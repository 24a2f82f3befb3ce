import { createGate } from '../../../lib/gate.js';
import type { Deadline } from '../../../lib/deadline.js';
import type { ClientCredentials } from '../../oauth-clients/client-credentials.js';
import type { Grant } from '../grant.entity.js';
import { hostOf } from './host-event.js';
import type { RefreshDependencies, RefreshTools } from './refresh-dependencies.js';
import { createRefreshFlow, type RefreshOutcome } from './refresh.flow.js';

/** A refresh, or why none was begun; the milliseconds until it may be. */
export type RenewalOutcome =
  | RefreshOutcome
  | { kind: 'paused'; because: 'host'; pause: number }
  /** `age`: the milliseconds since the last refresh. */
  | { kind: 'paused'; because: 'young'; pause: number; age: number };

/** gone: there is nothing to refresh, as the grant has ended, has no refresh token or is disabled. */
export type RenewalResult = RenewalOutcome | { kind: 'gone' };

export type RenewalDependencies = RefreshDependencies & RefreshTools;

export type Renewal = ReturnType<typeof createRenewal>;

/** So many refreshes at once, and so many of them at one authorization server. */
export const AT_ONCE = { total: 50, perKey: 5 };

/**
 * The one way to new tokens, whoever wants them: one refresh of a grant at a time in this process,
 * few at once at one host, none where the host is left in peace or the token is a minute young.
 */
export function createRenewal(deps: RenewalDependencies) {
  const { pauses, life } = deps;
  const refreshing = createRefreshFlow(deps);
  const gate = createGate(AT_ONCE);
  const flights = new Map<string, Promise<RenewalOutcome>>();
  let closing = false;

  function alone(grant: Grant): Promise<RenewalOutcome> {
    return flights.get(grant.id) ?? begin(grant, () => admitted(grant));
  }

  function begin(grant: Grant, work: () => Promise<RenewalOutcome>): Promise<RenewalOutcome> {
    const flight = work().finally(() => flights.delete(grant.id));
    flights.set(grant.id, flight);
    return flight;
  }

  async function admitted(grant: Grant): Promise<RenewalOutcome> {
    // Read before another refresh has ended: there is a newer one by now.
    if (life.isOutdated(grant)) return { kind: 'done' };
    const young = life.spacing(grant);
    if (young > 0) return { kind: 'paused', because: 'young', pause: young, age: life.age(grant) };
    const host = hostOf(grant.accessTokenUrl);
    return gate.run(host, async () => {
      if (closing) return { kind: 'busy' };
      // Asked here, behind the gate: those before may have found out that the host is down.
      const pause = pauses.pause(host);
      if (pause > 0) return { kind: 'paused', because: 'host', pause };
      return refreshing.refresh(grant, { probe: pauses.ask(host) });
    });
  }

  return {
    /** All callers share one refresh; each waits no longer than its own deadline. */
    once(grant: Grant, { signal }: Pick<Deadline, 'signal'>) {
      const flight = alone(grant);
      return new Promise<RenewalOutcome>((resolve, reject) => {
        const giveUp = (): void => resolve({ kind: 'busy' });
        if (signal.aborted) giveUp();
        signal.addEventListener('abort', giveUp, { once: true });
        flight.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
      });
    },
    alone,
    /** With a secret that is to be proved: a person waits, so neither age nor pause holds it up. */
    prove(grant: Grant, next: ClientCredentials): Promise<RenewalOutcome> {
      if (flights.has(grant.id)) return Promise.resolve({ kind: 'busy' });
      const proof = refreshing.refresh(grant, { next });
      // Whoever else waits for this grant looks again: a refusal of the next secret is none of theirs.
      const lookAgain = (outcome: RenewalOutcome): RenewalOutcome =>
        outcome.kind === 'refused' ? { kind: 'busy' } : outcome;
      begin(grant, () => proof.then(lookAgain)).catch(() => undefined);
      return proof;
    },
    /** Resolves when no refresh is under way any more. */
    async landed(): Promise<void> {
      closing = true;
      await Promise.allSettled(flights.values());
    },
    /** Tokens of an earlier process come first: until they are stored, nobody asks for others. */
    async resume(): Promise<void> {
      for (const [id, stored] of await deps.safekeeping.resume()) {
        const flight = stored.then((): RenewalOutcome => ({ kind: 'done' }));
        flights.set(
          id,
          flight.finally(() => flights.delete(id)),
        );
      }
    },
  };
}
