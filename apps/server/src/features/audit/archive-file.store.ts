import { createReadStream } from 'node:fs';
import { link, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failpoint } from '../../lib/failpoint.js';
import { createArchiveReader, type ArchiveVerdict } from './archive-lines.js';

/** Beside the archive until it is complete. */
const PARTIAL = '.partial';
/** No line of ours is longer; a foreign file may be one line of any length. */
const LONGEST = 8 * 1024 * 1024;
const BREAK = 0x0a;

/**
 * Writes a file that is there as a whole or not at all: mode 0600, on the disk before it has its name,
 * never over another one. Throws what the file system says, such as EEXIST.
 */
export async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<void> {
  const partial = `${path}${PARTIAL}`;
  // Only a write that was cut off leaves one behind.
  await rm(partial, { force: true });
  const file = await open(partial, 'wx', 0o600);
  try {
    await fill(file, lines);
    await file.close();
    await failpoint('archive.written');
    await link(partial, path);
  } catch (cause) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw cause;
  }
  await rm(partial, { force: true });
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

async function fill(file: FileHandle, lines: AsyncIterable<string>): Promise<void> {
  let some = '';
  for await (const line of lines) {
    some += `${line}\n`;
    if (some.length < 256 * 1024) continue;
    await file.write(some);
    some = '';
  }
  await file.write(some);
  await file.sync();
}

/** Judges the archive at `path`. Throws where there is none, or it cannot be read. */
export async function readArchive(path: string): Promise<ArchiveVerdict> {
  const reader = createArchiveReader();
  let rest: Buffer = Buffer.alloc(0);
  let lines = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = rest.indexOf(BREAK); end >= 0; end = rest.indexOf(BREAK)) {
      reader.line(rest.toString('utf8', 0, end));
      lines += 1;
      rest = rest.subarray(end + 1);
    }
    if (rest.length > LONGEST)
      return { kind: 'broken', line: lines + 1, why: 'the line is too long for an event' };
  }
  if (rest.length > 0) reader.line(rest.toString('utf8'));
  return reader.end();
}
