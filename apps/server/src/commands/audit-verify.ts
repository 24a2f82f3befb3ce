import type { Database } from '../db/database.js';
import { connectReadOnly } from '../db/data-source.js';
import { createAuditStore } from '../features/audit/audit.store.js';
import { systemClock } from '../lib/clock.js';
import { stored } from '../stored.js';
import { DONE, FAILED, type Command } from './command.js';

/** Recomputes the chain of hashes, also beside a running server. */
export const auditVerify: Command = async ({ config, say }) => {
  const source = await connectReadOnly(config.databasePath, stored);
  const database: Database = {
    read: source.manager,
    transaction: () => Promise.reject(new Error('this command only reads')),
    close: () => source.destroy(),
  };
  try {
    const broken = await createAuditStore({ database, clock: systemClock }).verify();
    say(
      broken === undefined
        ? 'The audit log is whole: no event was changed or taken out.'
        : `The audit log was tampered with, at event ${broken} or before it.`,
    );
    return broken === undefined ? DONE : FAILED;
  } finally {
    await database.close();
  }
};
