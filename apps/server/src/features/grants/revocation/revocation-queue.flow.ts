import { setTimeout as sleep } from 'node:timers/promises';
import { createGate } from '../../../lib/gate.js';
import { createTicker } from '../../../lib/ticker.js';
import type { HostPauses } from '../refresh/host-pauses.js';
import { revokedOf, type Revoked } from './revocation-answer.js';
import type { Revocation } from './revocation.entity.js';
import { createRevocationTry, type RevocationTryDependencies } from './revocation-try.flow.js';

export interface RevocationQueueDependencies extends RevocationTryDependencies {
  /** Hosts that are left in peace. A revocation tells them nothing: its endpoint is not the token endpoint. */
  pauses: Pick<HostPauses, 'closed' | 'pause'>;
}

export type RevocationQueue = ReturnType<typeof createRevocationQueue>;

type Due = Pick<Revocation, 'id' | 'host'>;

const LOOK_EVERY_MS = 2_000;
/** How long a person waits; the request itself is cut off sooner. */
const PATIENCE_MS = 12_000;
/** What a request under way gets when the process is asked to end: it is made again after the start. */
const GRACE_MS = 2_000;

/** Revokes what is to be revoked: one request each try, until the provider has answered. */
export function createRevocationQueue(deps: RevocationQueueDependencies) {
  const { pendingRevocations: store, pauses, log } = deps;
  const attempt = createRevocationTry(deps);
  const gate = createGate({ total: 8, perKey: 2 });
  const flights = new Map<string, Promise<Revoked>>();
  const end = new AbortController();
  let closing = false;
  const ticker = createTicker({ name: 'revocations', everyMs: LOOK_EVERY_MS, work: look, log });

  /** Begins what is due without waiting for it: a slow host holds up no other. */
  async function look(): Promise<void> {
    for (const due of await store.due(pauses.closed())) void flightOf(due);
  }

  function flightOf(due: Due): Promise<Revoked> {
    const known = flights.get(due.id);
    if (known) return known;
    const flight = gate
      .run(due.host, () => admitted(due))
      .catch((cause: unknown) => {
        log.error({ err: cause, revocation: due.id }, 'a grant could not be revoked');
        return waiting('Mailkey itself failed');
      })
      .finally(() => flights.delete(due.id));
    flights.set(due.id, flight);
    return flight;
  }

  /** Judged here, behind the gate: those before may have found out that the host is down. */
  async function admitted({ id, host }: Due): Promise<Revoked> {
    if (closing) return waiting('Mailkey is being stopped');
    if (pauses.pause(host) > 0) return waiting('it is left in peace after several failures');
    return (await attempt(id, end.signal)) ?? waiting('others at its host wait, too');
  }

  return {
    start(): void {
      ticker.start();
      ticker.nudge();
    },

    /** There is something to revoke. */
    wake: ticker.nudge,

    /** What the provider says if it says it soon; for a person who waits. */
    answerFor: (row: Revocation): Promise<Revoked> =>
      Promise.race([flightOf(row), sleep(PATIENCE_MS, waiting('no answer yet'), { ref: false })]),

    /** What is under way may end by itself; what does not is cut off, and made again after the start. */
    async close(): Promise<void> {
      closing = true;
      await ticker.close();
      const ended = Promise.all(flights.values());
      await Promise.race([ended, sleep(GRACE_MS, undefined, { ref: false })]);
      end.abort();
      await ended;
    },
  };
}

const waiting = (said: string): Revoked => revokedOf({ atProvider: 'WAITING', said });
