/** Characters of a text from outside, where nothing smaller is said: an error's message, a step's detail. */
export const LONG_TEXT = 2000;

/** Line breaks and other controls, the marks that turn text around on a screen, and halves of characters. */
export const UNPRINTABLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** How long the note may get that says how much was left out. */
const NOTE = '… (9999999999 more characters)'.length;

/** At most `most` characters, with a note of how many were left out; a whole character is never halved. */
export function capped(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, Math.max(0, most - NOTE)).replace(/[\ud800-\udbff]$/, '');
  return `${kept}… (${text.length - kept.length} more characters)`;
}

/** Without line breaks, escapes and halves of characters: one line, on any screen and in any file. */
export function harmless(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** Words of others as they may be stored and shown: harmless, line breaks kept, no longer than LONG_TEXT. */
export function legible(text: string): string {
  return capped(text, LONG_TEXT).split('\n').map(harmless).join('\n');
}

/** What a value may hold, however deep it is. */
export interface Bounds {
  /** Characters of a text; those of the properties named in `longer` may have more. */
  text: number;
  longer?: Readonly<Record<string, number>>;
  /** Entries of a list or an object. */
  entries: number;
  depth: number;
  /** Characters in all. */
  total: number;
}

/** A copy of data (as JSON knows it) within bounds; it says where something was left out. */
export function bounded(data: unknown, bounds: Bounds): unknown {
  let left = bounds.total;

  function text(value: string, name: string): string {
    const most = Math.min(bounds.longer?.[name] ?? bounds.text, left);
    left -= Math.min(value.length, most);
    return capped(value, most);
  }

  function list(values: readonly unknown[], name: string, depth: number): unknown[] {
    const kept = values.slice(0, bounds.entries).map((value) => copy(value, name, depth));
    return values.length > kept.length ? [...kept, more(values.length - kept.length)] : kept;
  }

  function object(value: object, depth: number): object {
    const entries = Object.entries(value);
    const kept = entries
      .slice(0, bounds.entries)
      .map(([key, one]) => [text(key, ''), copy(one, key, depth)] as const);
    const rest = entries.length - kept.length;
    return Object.fromEntries(rest > 0 ? [...kept, ['…', more(rest)]] : kept);
  }

  function copy(value: unknown, name: string, depth: number): unknown {
    if (typeof value === 'string') return text(value, name);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    if (depth === 0 || left <= 0) return '…';
    return Array.isArray(value) ? list(value, name, depth - 1) : object(value, depth - 1);
  }

  return copy(data, '', bounds.depth);
}

function more(count: number): string {
  return `… (${count} more)`;
}
