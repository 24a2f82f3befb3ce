import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { connectReadOnly } from '../db/data-source.js';
import { DONE, FAILED, WRONG_USE, type Command } from './command.js';

/** A consistent copy while the server runs: one read transaction of SQLite, written to a new file. */
export const backup: Command = async ({ config, say }, [file]) => {
  if (!file) {
    say('backup <file>: where to?');
    return WRONG_USE;
  }
  if (existsSync(file)) {
    say(`${file} exists: a backup never overwrites anything.`);
    return FAILED;
  }
  const source = await connectReadOnly(config.databasePath);
  // SQLite fills an empty file: it is private before its first byte.
  closeSync(openSync(file, 'wx', 0o600));
  try {
    await source.query('VACUUM INTO ?', [file]);
  } catch (cause) {
    rmSync(file, { force: true });
    throw cause;
  } finally {
    await source.destroy();
  }
  say(`The database is in ${file}. Keep the key apart from it: who has both has the secrets.`);
  return DONE;
};
