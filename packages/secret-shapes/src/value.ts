import { MASKED } from './masked.js';
import { isPlain } from './plain.js';

/** More of a value is not read: what follows is masked by its own shape. */
const MOST = 8192;

/** A blank of any width within a line, as pages and mail programs write them. */
export const BLANK =
  '[\\t\\v\\f \\u00a0\\u00ad\\u1680\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufeff]';

/** A quote as it stands in JSON, in JSON in JSON, in a URL and in HTML. */
export const QUOTE =
  '(?:\\\\{0,8}["\'`]|%(?:25)?2[27]|&(?:quot|apos|#3[49]|#x2[27]);|\\\\u002[27])';

/** Tags of HTML that stand in or behind a value. */
const TAG = '(?:a|b|br|code|dd|div|dt|em|h[1-6]|hr|i|li|p|pre|small|span|strong|t[dhr]|ul?)[\\s/>]';

/** A quote, an ampersand or a bracket of what stands around a value ends it, one inside does not. */
const BARE = new RegExp(
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
const ENCODED = /(?!%(?:25)?(?:26|22|27|0[AD]|7D|3C))[^\s"'`<>&\u0000-\u001f]/iy;

/** An escaped line break ends a line as well, and so does the end of a text in JSON. */
const LINE = /(?:(?!\\[rn]|["'`]\s{0,4}(?:[}\]]|,\s{0,4}["'`]))[^\r\n]|\r?\n[ \t]{1,8}(?=\S))/y;

const LINE_WITHOUT_BLANK = new RegExp(`(?!\\s)${LINE.source}`, 'y');

/** Where the run of what a pattern of one character takes ends. */
function endOf(text: string, from: number, character: RegExp): number {
  let at = from;
  while (at - from < MOST) {
    character.lastIndex = at;
    const taken = character.exec(text)?.[0].length;
    if (!taken) break;
    at += taken;
  }
  return at;
}

/** To the end of the line, with the lines folded below it (RFC 5322 section 2.2.3). */
export function lineEnd(text: string, from: number): number {
  return endOf(text, from, LINE);
}

/** The end of a value in a header, whatever signs are in it. */
export function wordEnd(text: string, from: number): number {
  return Math.max(endOf(text, from, LINE_WITHOUT_BLANK), bareEnd(text, from));
}

/** The end of a value without quotes, with the lines it is wrapped over. */
export function bareEnd(text: string, from: number, encoded = false): number {
  const masked = text.startsWith(MASKED, from) ? from + MASKED.length : from;
  let end = endOf(text, masked, encoded ? ENCODED : BARE);
  for (let next = continued(text, from, end); next > end; next = continued(text, from, end)) {
    end = next;
    if (end - from > MOST) break;
  }
  return end;
}

const WORD_ON_NEXT_LINE = /\r?\n([ \t]{0,8})([^\s"'<>{}[\]]{1,1000})(?=[ \t]*(?:\r?\n|$))/y;

/**
 * Where the value goes on: behind a soft break of quoted-printable (RFC 2045 section 6.7), on a folded
 * line that holds one word, or below a line so long that it was wrapped.
 */
function continued(text: string, from: number, end: number): number {
  if (end === from) return end;
  const soft = /=$/.test(text.slice(from, end)) && (end - from) % 4 !== 0;
  const broken = /^\r?\n(?=[\w+/.~%=-])/.exec(text.slice(end, end + 3));
  if (soft && broken) return endOf(text, end + broken[0].length, BARE);
  WORD_ON_NEXT_LINE.lastIndex = end;
  const [whole = '', indent = '', word = ''] = WORD_ON_NEXT_LINE.exec(text) ?? [];
  if (whole === '' || /^[\w.-]{1,60}[=:]/.test(word) || /^AADSTS/.test(word)) return end;
  const wrapped = end - lineStart(text, end) >= 60 && /^[\w+/=.~-]+$/.test(word);
  const folded = indent !== '' && end > from;
  return folded || (wrapped && !(word.length > 4 && isPlain(word))) ? end + whole.length : end;
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1) + 1, at - MOST);
}

/** The end of a value in quotes: before the same quote, or with the line where there is none. */
export function quotedEnd(text: string, from: number, quote: string): number {
  const sign = quote.replace(/^\\+/, '');
  const slashes = quote.length - sign.length;
  const last = Math.min(text.length, from + MOST);
  for (let at = text.indexOf(sign, from); at >= 0 && at < last; at = text.indexOf(sign, at + 1)) {
    if (/\r?\n(?![ \t])/.test(text.slice(from, at)) && !/=\r?\n/.test(text.slice(from, at))) break;
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
