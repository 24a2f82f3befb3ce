import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { exitCodes, Problem } from './problem.js';

/** What the file says, by name; undefined when there is no such file. Throws Problem. */
export async function readSettingsFile(path: string): Promise<Map<string, string> | undefined> {
  const text = await readPrivately(path);
  return text === undefined ? undefined : readLines(path, text);
}

/** Looks at the opened file and not at its name, so that it cannot be exchanged in between. */
async function readPrivately(path: string): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw new Problem(exitCodes.configuration, `${path} cannot be read (${error.code}).`);
    },
  );
  if (!file) return undefined;
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw unsafe(path, 'is not a file');
    // Windows has neither owners nor modes of this kind.
    const me = process.getuid?.();
    if (me !== undefined && stat.uid !== me) throw unsafe(path, 'belongs to somebody else');
    if (me !== undefined && (stat.mode & 0o077) !== 0)
      throw unsafe(path, `can be read or written by others. Run: chmod 600 ${quoted(path)}`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** `NAME=value` or `address=id`; empty lines and those that start with # say nothing. */
function readLines(path: string, text: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    // The line itself may be the key, so it is not repeated.
    if (!name || value === undefined)
      throw new Problem(exitCodes.configuration, `${path}, line ${index + 1}: not NAME=value.`);
    settings.set(name, value.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return settings;
}

function unsafe(path: string, why: string): Problem {
  return new Problem(exitCodes.configuration, `${path} ${why}`);
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
