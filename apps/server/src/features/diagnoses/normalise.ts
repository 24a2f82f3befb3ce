import { decodeEntities, removeTags, tellAttributes } from './formats/html.js';
import { colour, decodeQuotedPrintable, fromHex, undoubleQuotes } from './formats/plain.js';

/** Texts are judged up to here; what follows is cut. */
export const MAX_TEXT = 32 * 1024;

export interface PlainText {
  /** Unwrapped (percent-encoding, JSON, HTML) on one line, in its own case. */
  readable: string;
  /** Lower case, letters, digits and underscores only, one blank around every word. */
  words: string;
}

/** Wrapped more often than this (JSON in JSON in a URL) nobody receives it. */
const ROUNDS = 3;

/**
 * One canonical form for one message, whatever has carried it: a page, a redirect, a JSON body,
 * a library's exception. Every step is linear in the length of the text.
 */
export function normalise(text: string): PlainText {
  const readable = removeHidden(removeTags(unwrap(text)).normalize('NFKC').slice(0, MAX_TEXT))
    .replace(/[\u2018-\u201b\u2032`´]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return { readable, words: wordsOf(readable) };
}

/** Takes out signs that have no width. */
export function removeHidden(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
}

/** Takes mail, terminal, URL, JSON and HTML encodings off; tags and line breaks stay. */
export function unwrap(text: string): string {
  let unwrapped = decodeQuotedPrintable(text.slice(0, MAX_TEXT));
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = decodeEntities(tellAttributes(unescapeJson(decodePercent(unwrapped))));
    if (next === unwrapped) break;
    unwrapped = next;
  }
  return undoubleQuotes(unwrapped.replace(colour, ''));
}

/** The form in which phrases are compared: accents are lost on many a way, so that they do not count. */
export function wordsOf(text: string): string {
  const words = withoutAccents(text.toLowerCase()).replace(/[^\p{L}\p{N}_]+/gu, ' ');
  return ` ${words.trim()} `;
}

/** Of Latin letters; in Japanese such a sign makes another one. */
function withoutAccents(text: string): string {
  if (/^[\p{ASCII}]*$/u.test(text)) return text;
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return plain.replaceAll('ł', 'l').replaceAll('ß', 'ss').normalize('NFC');
}

/** A plus is a blank only where percent-encoding stands beside it (form encoding). */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text
    .split(/(\s+)/)
    .map((run) => (/%[0-9a-f]{2}/i.test(run) ? decodeRun(run) : run))
    .join('');
}

function decodeRun(run: string): string {
  return run.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => fromHex(bytes, '%'));
}

const escapes: Record<string, string> = { n: '\n', r: '\n', t: ' ', b: '', f: ' ' };

function unescapeJson(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    // Bounded, so that a long run of backslashes is not read again from each of them.
    /\\{1,8}(?:u([0-9a-f]{4})|(["'/_nrtbf]))/gi,
    (_, unicode: string | undefined, letter: string | undefined) =>
      unicode
        ? String.fromCharCode(Number.parseInt(unicode, 16))
        : (escapes[(letter ?? '').toLowerCase()] ?? letter ?? ''),
  );
}
