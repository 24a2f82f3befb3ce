import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, root } from './command.js';

const lock = join(root, 'package-lock.json');
/** npm writes it last, so an installation that was cut off does not have it. */
const installed = join(root, 'node_modules/.package-lock.json');
const stamp = join(root, 'node_modules/.mailkey-lock');

/** Installs the packages of the lock file when they are missing or belong to another one. */
export function ensurePackages() {
  if (packagesAreFresh()) return;
  console.log('Installing packages (two to three minutes the first time: SQLite is compiled) …');
  must('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lockHash());
}

function packagesAreFresh() {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}
