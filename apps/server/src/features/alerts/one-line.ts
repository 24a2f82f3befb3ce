import { UNPRINTABLE } from '../../lib/capped.js';

const RUN = new RegExp(`${UNPRINTABLE.source}+`, UNPRINTABLE.flags);

/** A text as one line that is what it looks like: for headers, subjects and logs. */
export function oneLine(text: string, longest: number): string {
  const line = text.replace(RUN, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** The first line of an answer that says something. */
export function firstLine(text: string, longest = 200): string {
  const lines = text.slice(0, 4096).split(/[\r\n]+/);
  return oneLine(lines.find((line) => line.trim() !== '') ?? '', longest);
}
