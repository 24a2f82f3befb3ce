import type { LineConnection } from './line-connection.js';

const largestLiteral = 16 * 1024;
/** A command may have many literals; all of it together is long enough for any token. */
const longestCommand = 64 * 1024;

export interface ImapCommand {
  tag: string;
  /** Upper case; `UID FETCH` counts as one name. */
  name: string;
  /** Everything after the name, literals turned into quoted strings. */
  rest: string;
}

/** One command (RFC 9051 section 2.2.1), its literals included; undefined when the client is gone. */
export async function readCommand(connection: LineConnection): Promise<ImapCommand | undefined> {
  let text = await connection.readLine();
  for (;;) {
    const [, before, size, sync] = /^(.*)\{(\d+)(\+?)\}$/s.exec(text ?? '') ?? [];
    if (text === undefined || before === undefined) break;
    if (Number(size) > largestLiteral || before.length > longestCommand) return undefined;
    if (!sync) connection.write('+ Ready for additional command text.');
    const literal = await connection.readBytes(Number(size));
    const more = await connection.readLine();
    if (literal === undefined || more === undefined) return undefined;
    text = `${before}${quoted(literal)}${more}`;
  }
  return text === undefined ? undefined : parse(text);
}

/** Atoms and quoted strings, the last of which may have no end; a parenthesised list stays one piece. */
export function readWords(text: string): string[] {
  const words = text.matchAll(/"((?:[^"\\]|\\.)*)(?:"|\\?$)|(\([^()]*\))|([^\s()"]+)/g);
  return [...words].map(
    ([, string, list, atom]) => string?.replace(/\\(.)/g, '$1') ?? list ?? atom ?? '',
  );
}

export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** `1:3,5,*` as numbers between 1 and `highest` (RFC 9051 section 9, sequence-set). */
export function readSequence(set: string, highest: number): (number: number) => boolean {
  const ranges = set.split(',').map((part) => {
    const [from, to] = part.split(':').map((text) => (text === '*' ? highest : Number(text)));
    return [from ?? NaN, to ?? from ?? NaN] as const;
  });
  return (number) =>
    ranges.some(([from, to]) => number >= Math.min(from, to) && number <= Math.max(from, to));
}

function parse(text: string): ImapCommand {
  const [, tag = '*', name = '', rest = ''] = /^(\S+)\s+(uid \S+|\S+)\s*(.*)$/is.exec(text) ?? [];
  return { tag, name: name.toUpperCase(), rest };
}
