import type { AuditEntry } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import type { Log } from '../../lib/log.js';
import { createDenials, WINDOW } from './denials.js';

/** Lines that wait for a database that takes none at the moment; older ones go first. */
const MOST_WAITING = 1000;

export interface DenialDependencies {
  /** Writes lines of the audit log, all or none. */
  write(entries: readonly AuditEntry[]): Promise<void>;
  clock: Clock;
  log?: Log | undefined;
}

/** Tells the audit log of refusals: the first ones at once, what was counted when its minute is over. */
export function createDenialStore({ write, clock, log }: DenialDependencies) {
  const denials = createDenials();
  let waiting: AuditEntry[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function tell(lines: AuditEntry[]): Promise<void> {
    const batch = [...waiting, ...lines];
    waiting = [];
    if (batch.length === 0) return;
    try {
      await write(batch);
    } catch (cause) {
      waiting = [...batch, ...waiting].slice(-MOST_WAITING);
      throw cause;
    }
  }

  async function tellCounted(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await tell(denials.empty()).catch((cause: unknown) => {
      log?.error({ err: cause }, 'refusals could not be written to the audit log yet');
      arm();
    });
  }

  function arm(): void {
    timer ??= setTimeout(() => void tellCounted(), WINDOW).unref();
  }

  return {
    deny(entry: AuditEntry, options?: { each?: boolean }): Promise<void> {
      const lines = denials.take(entry, clock(), options);
      arm();
      return lines.length > 0 ? tell(lines) : Promise.resolve();
    },

    /** Writes what was counted; for the end of the process. */
    close: tellCounted,
  };
}
