import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../lib/log.js';

/** How long an end that the database does not take waits to be written again, in milliseconds. */
const AGAIN = { first: 1_000, longest: 60_000 };

export type Crashes = ReturnType<typeof createCrashes>;

/** What Mailkey itself does wrong in a run ends that run, in words that lead to the log. */
export function createCrashes(deps: {
  /** Stores the failure of a run; nothing where it has ended. */
  fail: (id: string, message: string) => Promise<unknown>;
  log: Log;
}) {
  const { fail, log } = deps;
  const closing = new AbortController();

  /** Stored as soon as the database takes it: nobody else would end this run before the next start. */
  async function crashed(id: string, cause: unknown): Promise<void> {
    const reference = randomUUID();
    log.error({ id: reference, run: id, err: cause }, 'a run crashed');
    const message = `Something went wrong in Mailkey itself. The log has the details under ${reference}.`;
    const { signal } = closing;
    for (let wait = AGAIN.first; !signal.aborted; wait *= 2) {
      try {
        return void (await fail(id, message));
      } catch (err) {
        log.error({ err, run: id }, 'a crashed run could not be stored yet');
        const most = Math.min(wait, AGAIN.longest);
        await pause(most, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  return {
    crashed,

    /** For what lies between the storing of a run and the work on it: where it fails, the run has ended. */
    async guarded<T>(id: string, step: () => Promise<T>): Promise<T> {
      try {
        return await step();
      } catch (cause) {
        void crashed(id, cause);
        throw cause;
      }
    },

    /** From here on the next start ends what could not be ended. */
    close: (): void => closing.abort(),
  };
}
