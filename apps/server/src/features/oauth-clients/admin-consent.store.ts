import type { Database } from '../../db/database.js';
import { reviveNote } from '../runs/run.entity.js';
import { withNote, type RunNote } from '../runs/run-note.js';
import { OAuthClient } from './oauth-client.entity.js';

export type AdminConsentStore = ReturnType<typeof createAdminConsentStore>;

export function createAdminConsentStore(database: Database) {
  return {
    /** What came back by a link of admin consent: no setting, and no edit. False where it says nothing new. */
    note: (id: string, note: RunNote): Promise<boolean> =>
      database.transaction(async (manager) => {
        const client = await manager.findOneBy(OAuthClient, { id });
        const former = client?.adminConsentNote ? [reviveNote(client.adminConsentNote)] : [];
        if (!client || withNote(former, note) === former) return false;
        const adminConsentNote = { ...note, at: note.at.toISOString() };
        await manager.save(Object.assign(client, { adminConsentNote }));
        return true;
      }),
  };
}
