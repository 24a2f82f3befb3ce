import { chmodSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Log } from './log.js';

/** What group and world may do; Windows has no such bits. */
export const othersMay = (mode: number): number =>
  process.platform === 'win32' ? 0 : mode & 0o077;

/**
 * Makes an empty file of mode 0600 where none is. Who writes it next, as SQLite does, finds it private
 * from its first byte, whatever the umask; SQLite gives its journals the mode of the database.
 */
export function ensurePrivateFile(path: string): void {
  closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600));
}

/** Takes group and world away from those of these files that are there, and tells of each. */
export function tightenFiles(paths: readonly string[], log: Pick<Log, 'warn'>): void {
  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile() || othersMay(found.mode) === 0) continue;
    const { mode } = found;
    // Its folder may look like a secret to the log, which masks that.
    const name = basename(path);
    const was = (mode & 0o777).toString(8).padStart(4, '0');
    try {
      chmodSync(path, mode & 0o700);
      log.warn(`${name} had the mode ${was}: others on this machine may no longer open it.`);
    } catch {
      log.warn(`${name} has the mode ${was} and is not Mailkey's to change: run chmod 600 on it.`);
    }
  }
}
