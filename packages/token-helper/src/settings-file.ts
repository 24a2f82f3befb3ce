import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { misconfigured, type Problem } from './problem.js';
import { readSettingsLines } from './settings-lines.js';

/** What the file says, by name; undefined when there is no such file. Throws Problem. */
export async function readSettingsFile(path: string): Promise<Map<string, string> | undefined> {
  const text = await readPrivately(path);
  return text === undefined ? undefined : readSettingsLines(path, text);
}

/** Looks at the opened file and not at its name, so that it cannot be exchanged in between. */
async function readPrivately(path: string): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw misconfigured(`${path} cannot be read (${error.code}).`);
    },
  );
  if (!file) return undefined;
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw unsafe(path, 'is not a file');
    // Windows has neither owners nor modes of this kind.
    const me = process.getuid?.();
    if (me !== undefined && stat.uid !== me)
      throw unsafe(
        path,
        `belongs to somebody else: to user ${stat.uid}, and this is run by user ${me}. Give it to that user (chown ${me} ${quoted(path)}), or set MAILKEY_URL and MAILKEY_API_KEY in the environment and name the mailbox by its id.`,
      );
    if (me !== undefined && (stat.mode & 0o077) !== 0)
      throw unsafe(path, `can be read or written by others. Run: chmod 600 ${quoted(path)}`);
    return decode(await file.readFile());
  } finally {
    await file.close();
  }
}

/** Notepad and PowerShell write UTF-16, with a mark at the beginning or without; a mark of UTF-8 is no letter. */
function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xfe || (first === 0 && second !== 0)) return decodeAs('utf-16be', bytes);
  if (first === 0xff || (first !== 0 && second === 0)) return decodeAs('utf-16le', bytes);
  return decodeAs('utf-8', bytes);
}

const decodeAs = (encoding: string, bytes: Buffer): string =>
  new TextDecoder(encoding).decode(bytes);

function unsafe(path: string, why: string): Problem {
  return misconfigured(`${path} ${why}`);
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
