import sqlite3 from 'sqlite3';

/**
 * One statement in the database of a running server, as no request could: a fault, or what another version left.
 * Resolves to how many rows it changed.
 */
export function changeBehindItsBack(databasePath: string, statement: string): Promise<number> {
  const database = new sqlite3.Database(databasePath);
  database.configure('busyTimeout', 10_000);
  return new Promise((resolve, reject) => {
    database.run(statement, function (problem) {
      database.close(() => (problem ? reject(problem) : resolve(this.changes)));
    });
  });
}
