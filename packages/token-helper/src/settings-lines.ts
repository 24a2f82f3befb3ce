import { misconfigured } from './problem.js';

/**
 * `NAME=value` or `address=id`, as a shell would read it: with `export` before, in quotes, with a comment
 * behind. Lines with nothing else than a comment say nothing. Throws Problem.
 */
export function readSettingsLines(path: string, text: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    // The line itself may be the key, so it is not repeated.
    const wrong = (why: string) => misconfigured(`${path}, line ${index + 1}: ${why}.`);
    const [, name, written] = /^\s*(?:export\s+)?([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (!name || written === undefined) throw wrong('not NAME=value');
    const value = valueOf(written);
    if (value === undefined)
      throw wrong('the value begins with a quotation mark and does not end with it');
    settings.set(name, value);
  }
  return settings;
}

/** Undefined where a quotation mark is open. A `#` begins a comment where a space is before it. */
function valueOf(written: string): string | undefined {
  const [, , quoted] = /^(["'])(.*?)\1\s*(?:\s#.*)?$/.exec(written) ?? [];
  if (quoted !== undefined) return quoted;
  return /^["']/.test(written) ? undefined : written.replace(/(^|\s)#.*$/, '').trim();
}
