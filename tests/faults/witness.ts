import sqlite3 from 'sqlite3';
import type { Witness } from './authorization-server.js';

export interface RowWitness {
  look: Witness;
  close(): Promise<void>;
}

/** Reads the grant's row the moment a request arrives: what has been committed by then, and no more. */
export function createRowWitness(databasePath: string): RowWitness {
  const database = new sqlite3.Database(databasePath, sqlite3.OPEN_READONLY);
  // After a kill the next process may repair the log's index, and nobody reads meanwhile.
  database.configure('busyTimeout', 20_000);
  const query = 'SELECT "attempt", "leaseOwner" FROM "oauth_grant" WHERE "clientId" = ?';
  return {
    // `all`, as it reads to the end: after `get` the next look would still see the same snapshot.
    look: (form) =>
      new Promise((resolve) =>
        database.all(query, [form.get('client_id')], (cause, rows) =>
          resolve(cause ? { problem: cause.message } : rows[0]),
        ),
      ),
    close: () => new Promise((resolve) => database.close(() => resolve())),
  };
}
