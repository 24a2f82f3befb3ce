import { MASKED } from './masked.js';
import { isPlain } from './plain.js';

/** More of a value is not read: what follows is masked by its own shape. */
export const MOST = 8192;
/** So many characters are read by one call; one after the other each would cost a call. */
const AT_ONCE = 512;

const runOf = (character: string, flags: string): RegExp =>
  new RegExp(`(?:${character}){1,${AT_ONCE}}`, flags);

/** A blank of any width within a line, as pages and mail programs write them. */
export const BLANK =
  '[\\t\\v\\f \\u00a0\\u00ad\\u1680\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufeff]';

/** A quote as it stands in JSON, in JSON in JSON, in a URL and in HTML. */
export const QUOTE =
  '(?:\\\\{0,8}["\'`]|%(?:25)?2[27]|&(?:quot|apos|#3[49]|#x2[27]);|\\\\u002[27])';

/** Elements of HTML that stand in or around a value. */
const ELEMENT = '(?:a|b|br|code|dd|div|dt|em|h[1-6]|hr|i|li|p|pre|small|span|strong|t[dhr]|ul?)';
const TAG = `${ELEMENT}[\\s/>]`;
/** Their tags between a name and its value; behind them may stand the next name. */
export const TAGS = `(?:</?${ELEMENT}(?:\\s[^<>]{0,200})?/?>\\s{0,8}){1,4}(?![\\w .-]{1,40}:)`;

/** A quote, an ampersand or a bracket of what stands around a value ends it, one inside does not. */
const BARE = runOf(
  [
    '(?:[^\\s"\'`<>&,;)}\\]\\\\\\u0000-\\u001f]',
    '(?:["\'`)}\\]]|>{1,8})(?![\\s,;)}\\]>"\'`\\\\]|<[/!]|$)',
    '&(?!\\s|$|quot;|apos;|lt;|gt;|#|nbsp;|(?:amp;)?[\\w.%-]{1,60}=)',
    '[,;](?!\\s|$|["\']|[\\w.-]{1,60}["\']?\\s?[=:])',
    `<(?![/!]|${TAG})`,
    '\\\\(?![rn"\'`\\\\]|u00))',
  ].join('|'),
  'iy',
);
/** The same where the name's own sign is percent-encoded: the signs around the value are so, too. */
const ENCODED = runOf('(?!%(?:25)?(?:26|22|27|0[AD]|7D|3C))[^\\s"\'`<>&\\u0000-\\u001f]', 'iy');

/** An escaped line break ends a line as well, and so does the end of a text in JSON. */
const IN_LINE =
  '(?!\\\\[rn]|["\'`]\\s{0,4}(?:[}\\]]|,\\s{0,4}["\'`]))[^\\r\\n]|\\r?\\n[ \\t]{1,8}(?=\\S)';
const LINE = runOf(IN_LINE, 'y');
const LINE_WITHOUT_BLANK = runOf(`(?!\\s)(?:${IN_LINE})`, 'y');

interface Run {
  run: RegExp;
  /** About so many characters are read. */
  most?: number;
}

/** Where what a pattern takes, call after call, ends. */
function endOf(text: string, from: number, { run, most = MOST }: Run): number {
  let at = from;
  while (at - from < most) {
    run.lastIndex = at;
    const taken = run.exec(text)?.[0].length;
    if (!taken) break;
    at += taken;
  }
  return at;
}

/** To the end of the line, with the lines folded below it (RFC 5322 section 2.2.3). */
export function lineEnd(text: string, from: number): number {
  return endOf(text, from, { run: LINE });
}

/** The end of a value in a header, whatever signs are in it. */
export function wordEnd(text: string, from: number): number {
  return Math.max(endOf(text, from, { run: LINE_WITHOUT_BLANK }), bareEnd(text, from));
}

interface Reading {
  /** Whether the value stands in percent-encoded text. */
  encoded?: boolean;
  /** About so many characters are read, if not as many as of any value. */
  most?: number;
}

/** The end of a value without quotes, with the lines it is wrapped over. */
export function bareEnd(text: string, from: number, reading: Reading = {}): number {
  const { encoded = false, most = MOST } = reading;
  const masked = text.startsWith(MASKED, from) ? from + MASKED.length : from;
  let end = endOf(text, masked, { run: encoded ? ENCODED : BARE, most });
  for (let next = continued(text, from, end); next > end; next = continued(text, from, end)) {
    end = next;
    if (end - from > most) break;
  }
  return end;
}

const WORD_ON_NEXT_LINE = /\r?\n([ \t]{0,8})([^\s"'<>{}[\]]{1,1000})(?=[ \t]*(?:\r?\n|$))/y;
const SOFT_BREAK = /\r?\n(?=[\w+/.~%=-])/y;
/** A line of that length may have been wrapped. */
const WRAPPED = 60;

/**
 * Where the value goes on: behind a soft break of quoted-printable (RFC 2045 section 6.7), on a folded
 * line that holds one word, or below a line so long that it was wrapped.
 */
function continued(text: string, from: number, end: number): number {
  if (end === from) return end;
  const soft = text.charAt(end - 1) === '=' && (end - from) % 4 !== 0;
  const broken = soft && matchAt(SOFT_BREAK, text, end);
  if (broken) return endOf(text, end + broken[0].length, { run: BARE });
  const [whole = '', indent = '', word = ''] = matchAt(WORD_ON_NEXT_LINE, text, end) ?? [];
  if (whole === '' || /^[\w.-]{1,60}[=:]/.test(word) || /^AADSTS/.test(word)) return end;
  const long = end >= WRAPPED && !text.slice(end - WRAPPED, end).includes('\n');
  const wrapped = long && /^[\w+/=.~-]+$/.test(word) && !(word.length > 4 && isPlain(word));
  return indent !== '' || wrapped ? end + whole.length : end;
}

/** Without the signs at its end; by hand, as a pattern would begin at each of them anew. */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** What a sticky pattern finds there. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The end of a value in quotes: before the same quote, or with the line where there is none. */
export function quotedEnd(text: string, from: number, quote: string): number {
  const sign = quote.replace(/^\\+/, '');
  const slashes = quote.length - sign.length;
  const near = text.slice(0, from + MOST);
  let [seen, broken, soft] = [from, false, false];
  for (let at = near.indexOf(sign, from); at >= 0; at = near.indexOf(sign, at + 1)) {
    const passed = near.slice(seen, at);
    seen = at;
    broken ||= /\n(?![ \t])/.test(passed);
    soft ||= /=\r?\n/.test(passed);
    if (broken && !soft) break;
    const before = slashesBefore(text, at, from);
    // A quote inside has more backslashes before it, one at the end as many and pairs of pairs.
    if (before >= slashes && (before - slashes) % (2 * (slashes + 1)) === 0) return at - slashes;
  }
  return Math.max(from, lineEnd(text, from));
}

function slashesBefore(text: string, at: number, from: number): number {
  let count = 0;
  while (at - count > from && text.charAt(at - count - 1) === '\\') count += 1;
  return count;
}
