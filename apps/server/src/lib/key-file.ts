import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { RefusedToStart } from './errors.js';
import { Secret } from './secret.js';

/** Reads the key-encryption key (32 bytes, base64); undefined when there is no such file. */
export function readKeyFile(path: string): Secret | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8').trim();
  if (Buffer.from(text, 'base64').length !== 32) {
    throw new RefusedToStart(`The key file ${path} does not hold 32 bytes in base64.`);
  }
  return new Secret(text);
}

/** Makes a new key file, mode 0600, never over an existing one, on the disk before it returns. */
export function createKeyFile(path: string): Secret {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const text = randomBytes(32).toString('base64');
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${text}\n`);
  fsyncSync(file);
  closeSync(file);
  return new Secret(text);
}
