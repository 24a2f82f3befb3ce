import type { Database } from '../../db/database.js';
import type { Events } from '../../lib/events.js';
import { advanced } from './live-runs.flow.js';
import type { RunFlow } from './run.flow.js';
import type { RunNote } from './run-note.js';
import type { RunStore } from './run.store.js';

/** Puts a note to a run that has not ended; one that waits for a person lives in the table alone, and `record` says so. */
export function createRunNotes(deps: {
  database: Database;
  runStore: Pick<RunStore, 'current' | 'replace'>;
  runs: Pick<RunFlow, 'record'>;
  events: Events;
}) {
  return async (id: string, note: RunNote): Promise<void> => {
    const event = { kind: 'noted', note } as const;
    if (deps.runs.record(id, event)) return;
    const noted = await deps.database.transaction(async (manager) => {
      const stored = await deps.runStore.current(manager, id);
      const run = stored && advanced(stored, event);
      return run ? deps.runStore.replace(manager, run) : false;
    });
    if (noted) deps.events.publish('run', id);
  };
}
