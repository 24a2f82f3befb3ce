import type { Actor } from '../access/actor.js';
import { UserError } from '../../lib/errors.js';
import type { Run } from './run.entity.js';

export interface FairShare {
  /**
   * Starts a run about a subject unless this person or program has enough running; throws
   * TOO_MANY_REQUESTS then. A run that waits for a person's consent costs nothing and does not count.
   */
  take<T>(actor: Actor, subject: string, start: () => Promise<{ run: Run; answer: T }>): Promise<T>;
}

export function createFairShare({
  current,
  atOnce,
}: {
  current(id: string): Promise<Run | null>;
  atOnce: number;
}): FairShare {
  /** For each actor: what was started, by subject; null until its run is known. */
  const shares = new Map<string, Map<string, string | null>>();

  async function stillRunning(id: string | null): Promise<boolean> {
    return id === null || (await current(id))?.status === 'RUNNING';
  }

  async function sweep(share: Map<string, string | null>): Promise<void> {
    for (const [subject, id] of share) {
      if (!(await stillRunning(id)) && share.get(subject) === id) share.delete(subject);
    }
  }

  return {
    async take(actor, subject, start) {
      const share = shares.get(actor.id) ?? new Map<string, string | null>();
      shares.set(actor.id, share);
      if (share.size >= atOnce) await sweep(share);
      // The subject that runs already gets its own run back, and no second one.
      if (share.size >= atOnce && !share.has(subject)) throw enough();
      if (!share.has(subject)) share.set(subject, null);
      try {
        const { run, answer } = await start();
        share.set(subject, run.id);
        return answer;
      } catch (cause) {
        if (share.get(subject) === null) share.delete(subject);
        throw cause;
      }
    },
  };
}

function enough(): UserError {
  return new UserError(
    'TOO_MANY_REQUESTS',
    'You have enough validations and checks running. Wait until one has finished.',
    { retryAfterSeconds: 5 },
  );
}
