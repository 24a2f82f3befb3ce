import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import { RefusedToStart } from './errors.js';
import { othersMay } from './private-file.js';
import { Secret } from './secret.js';

/**
 * Reads the key-encryption key (32 bytes, base64); undefined when there is no such file. Throws
 * RefusedToStart for a file that others can open, or that holds something else.
 */
export function readKeyFile(path: string): Secret | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r');
  try {
    refuseOpenFile(path, fstatSync(file));
    return parsed(path, readFileSync(file, 'utf8').trim());
  } finally {
    closeSync(file);
  }
}

/**
 * Others who can read the key have every secret together with one copy of the database. The mode is
 * that of the open file, behind all links. One exception: Kubernetes gives a secret of root to the
 * group of a process that is not root (0440), and has no narrower way.
 */
function refuseOpenFile(path: string, { mode, uid, gid }: Stats): void {
  const open = othersMay(mode);
  const given = uid === 0 && process.getuid?.() !== 0 && process.getgroups?.().includes(gid);
  if (open === 0 || (open === 0o040 && given)) return;
  throw new RefusedToStart(
    `The key file ${path} can be opened by others on this machine (mode ${(mode & 0o777).toString(8).padStart(4, '0')}). ` +
      `Run: chmod 600 '${path}' (a secret that is mounted into a container gets its mode there: 0400).`,
  );
}

function parsed(path: string, text: string): Secret {
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
