import sqlite3 from 'sqlite3';
import { KeptStatements } from './kept-statements.js';

/**
 * sqlite3 without its long stack traces. TypeORM switches them on, and then every call writes down
 * where it came from and every value that it carries: an eighth of all the time of a busy server,
 * and values that belong into no trace.
 */
export const quietSqlite = { ...sqlite3, Database: KeptStatements, verbose: () => quietSqlite };
