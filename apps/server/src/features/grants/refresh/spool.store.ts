import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Keyring } from '../../../lib/keyring.js';
import type { Log } from '../../../lib/log.js';
import { Secret } from '../../../lib/secret.js';
import { readSpoolText, spoolText, type SpooledRefresh } from './spool-record.js';

export interface Spool {
  /** Puts these in the place of what was there; false: there is no room for them. */
  write(records: readonly SpooledRefresh[]): Promise<boolean>;
  read(): Promise<SpooledRefresh[]>;
  close(): Promise<void>;
}

const SIZE = 256 * 1024;
const HALF = SIZE / 2;
const HEAD = /^mailkey-spool (\d{1,15}) (\d{1,6})\n/;

/**
 * A file for tokens that the database does not take. Its bytes are allocated while there is room and
 * overwritten in place, so it works on a full disk (not where a file system copies on write). Two
 * halves take turns: whatever is cut off in the middle of a write, the other half stands. Undefined
 * where there is no room even for it; then Mailkey does without.
 */
export async function openSpool(
  path: string,
  deps: { keyring: Keyring; log: Log },
): Promise<Spool | undefined> {
  try {
    return await spoolIn(await allocated(path), deps);
  } catch (cause) {
    deps.log.error({ err: cause }, 'there is no spool file');
    return undefined;
  }
}

async function spoolIn(file: FileHandle, deps: { keyring: Keyring; log: Log }): Promise<Spool> {
  const { keyring, log } = deps;
  const place = (sequence: number) => ({ table: 'spool', column: 'refreshes', row: `${sequence}` });
  let last = await lastSequence(file);

  async function half(sequence: number): Promise<string | undefined> {
    const bytes = await readHalf(file, sequence % 2);
    const [head = '', found, length] = HEAD.exec(bytes.toString('latin1', 0, 64)) ?? [];
    if (Number(found) !== sequence) return undefined;
    return bytes.toString('latin1', head.length, head.length + Number(length));
  }

  return {
    async write(records) {
      const sequence = last + 1;
      const sealed = keyring.seal(new Secret(spoolText(records)), place(sequence));
      const bytes = Buffer.from(`mailkey-spool ${sequence} ${sealed.length}\n${sealed}`, 'latin1');
      if (bytes.length > HALF) return false;
      await file.write(bytes, 0, bytes.length, (sequence % 2) * HALF);
      await file.datasync();
      last = sequence;
      return true;
    },

    async read() {
      for (const sequence of [last, last - 1]) {
        const sealed = sequence > 0 ? await half(sequence) : undefined;
        if (sealed === undefined) continue;
        try {
          return readSpoolText(keyring.open(sealed, place(sequence)).reveal());
        } catch {
          // Cut off while it was written, or of a key that is gone: then the one before it counts.
          log.warn({ sequence }, 'a half of the spool file cannot be read');
        }
      }
      return [];
    },

    close: () => file.close(),
  };
}

/** Real bytes, of which no file system makes a hole or a smaller block. */
async function allocated(path: string): Promise<FileHandle> {
  const file = await open(path, 'a+', 0o600).then(async (made) => {
    await made.close();
    return open(path, 'r+');
  });
  if ((await file.stat()).size !== SIZE) {
    await file.truncate(0);
    await file.write(randomBytes(SIZE), 0, SIZE, 0);
    await file.sync();
  }
  return file;
}

async function lastSequence(file: FileHandle): Promise<number> {
  const halves = await Promise.all([readHalf(file, 0), readHalf(file, 1)]);
  const found = halves.map((bytes) => Number(HEAD.exec(bytes.toString('latin1', 0, 64))?.[1] ?? 0));
  return Math.max(0, ...found);
}

async function readHalf(file: FileHandle, which: number): Promise<Buffer> {
  const bytes = Buffer.alloc(HALF);
  await file.read(bytes, 0, HALF, which * HALF);
  return bytes;
}
