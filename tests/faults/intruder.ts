import sqlite3 from 'sqlite3';

/** Another program at the same database file. */
export interface Intruder {
  run(statement: string): Promise<void>;
  close(): Promise<void>;
}

export function createIntruder(databasePath: string): Intruder {
  const database = new sqlite3.Database(databasePath);
  database.configure('busyTimeout', 5000);
  return {
    run: (statement) =>
      new Promise((resolve, reject) =>
        database.exec(statement, (cause) => (cause ? reject(cause) : resolve())),
      ),
    close: () => new Promise((resolve) => database.close(() => resolve())),
  };
}
