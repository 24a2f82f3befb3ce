import { MASKED } from './masked.js';
import { isName, LAST_WORDS } from './names.js';
import { isSecretValue } from './token.js';
import {
  bareEnd,
  BLANK,
  lineEnd,
  matchAt,
  MOST,
  QUOTE,
  quotedEnd,
  TAGS,
  wordEnd,
} from './value.js';

const GAP = `(?:${BLANK}|%20|\\+|&nbsp;){0,64}`;
const SIGN =
  '(?:=3[DA]|=>|:=|={1,2}|[:：]|\\||%(?:25)?3[DA]|&(?:equals|colon);|&#(?:61|58|x3[da]);|\\\\u003[da])';

/** a=b, "a": "b", a => b, | a | b |, also encoded; the value may begin on the next line, set in. */
const ASSIGNED = new RegExp(
  `(?<closed>${QUOTE})?\\]?(?:\\*\\*)?(?: \\(value\\))?(?:${TAGS})?${GAP}(?<sign>${SIGN})(?:\\*\\*)?${GAP}(?:${TAGS})?(?:[|>][+-]?(?=\\s))?${BLANK}{0,8}(?:\\r?\\n[ \\t]{1,8}(?![^\\s"']{1,60}:\\s))?`,
  'iy',
);
/** name="a" value="b", { "name": "a", "value": "b" }, and the same in YAML. */
const BESIDE = new RegExp(
  `${QUOTE}?(?:[\\s,]{1,8}[\\w:-]{1,40}["']?\\s?[=:]\\s?["'][^"'<>\\n]{0,80}["']){0,4}[\\s,]{1,20}["']?value["']?\\s{0,4}[:=]\\s{0,4}`,
  'iy',
);
/** A part of a form (RFC 7578): the value stands below the part's header. */
const FORM_PART = /["']?(?:;[^\r\n]{0,200})?\r?\n(?:[\w-]{1,60}:[^\r\n]{0,200}\r?\n){0,4}\r?\n/y;
const ELEMENT = /(?:\s[^<>]{0,200})?(?:>|&gt;|%3E)(?:<!\[CDATA\[)?\s{0,8}/iy;
/** As a table and a list of definitions have it. */
const CELL = new RegExp(
  `</(?:t[dh]|dt)>\\s{0,8}<(?:td|dd)(?:\\s[^<>]{0,200})?>\\s{0,8}(?:${TAGS})?(?=[^<\\s])(?![\\w .-]{1,40}:)`,
  'iy',
);
/** In sentences, and below a line that is nothing but the name: only what is no word is a value there. */
const TOLD = new RegExp(
  `${BLANK}{1,8}(?:(?:(?:is|was|now|currently|still|set to|value|ist|war|lautet):?${BLANK}{1,8}){1,3}|(?:for|of|für|von)(?:${BLANK}{1,4}[\\w.@-]{1,60}){1,3}${BLANK}{0,4}[:=]${BLANK}{0,8})(?=\\S)`,
  'iy',
);
const UNDER = /:?[ \t]{0,8}\r?\n(?:[ \t]{0,8}\r?\n)?[ \t]{0,8}(?=\S{6,512}[ \t]{0,8}(?:\r?\n|$))/y;
const LABEL =
  /(?:^|[\r\n])[ \t]{0,8}(?:[<>*|-][ \t]{1,4})?["']?(?:[\w.-]{1,16} ){0,2}[\w.-]{0,20}$/;
/** As tools of browsers copy it: the name at the beginning of a line, the value behind a tab or below. */
const TABBED = /["']?:?\t{1,4}(?=\S)/y;
const BELOW =
  /:[ \t]{0,8}\r?\n(?=(?:(?:bearer|basic) )?[^\s<{}\]]\S{0,8191}[ \t]{0,8}(?:\r?\n|$))(?![\w-]{1,60}:(?:\s|$)|AADSTS)/iy;
/** Without a colon only before what is no word, as sentences are wrapped, too. */
const BELOW_HEADER =
  /(?::[ \t]{0,8}\r?\n(?=\S)|[ \t]{0,8}\r?\n(?=(?:bearer|basic|digest|negotiate) |\S{0,64}[\d=;]))(?![\w-]{1,60}:(?:\s|$)|AADSTS)/iy;
const LINE_BEGINS = /(?:^|[\r\n])[ \t]{0,8}(?:[<>*|][ \t]{1,4})?["']?(?<first>[\w.-]{0,64})$/;
/** Names of headers, whose values reach to the end of the line. */
const HEADER =
  /^(?:(?:x|ocp|private|proxy|api|auth|access)-[\w-]{1,80}|authorization|(?:set-)?cookie)$/i;

/** As a file .netrc has it; servers write "LOGIN invalid credentials" with other words and capitals. */
const NETRC = /\blogin\s{1,8}[^\s:,]{1,60}\s{1,8}$/;
const ARGUMENT = /[ \t]{1,8}(?=[^\s-])|["'],\s{0,4}(?=["'])/y;
const BEFORE_QUOTE = /[ \t]{1,4}(?=["'“„])/y;

const OPENING = new RegExp(`(?:[burf@$]{1,2}(?=["']))?(?<quote>${QUOTE}|[“„«])`, 'iy');
const END = /[,;)}\]]{0,3}[ \t]{0,8}(?:[\r\n]|\\[rn]|$)/y;
const LIST = /\[\s{0,8}(?=["'])/y;
/** No secrets: nothing, and an object, whose own names are looked at. */
const NOTHING = /(?:null|undefined|none|nil|true|false)(?![\w-])|\{(?=[\s"'}])|\[\s{0,8}\]/iy;
const SCHEME = new RegExp(
  `(?:(?<one>bearer|basic|negotiate|ntlm|dpop|token|api-?key)|(?:digest|oauth|hawk|mac|aws4-[\\w-]{1,20}))${BLANK}{1,64}`,
  'iy',
);

interface Place {
  from: number;
  /** The sign between name and value. */
  sign: string;
  /** The quote in which name and value stand together. */
  around: string;
  /** Whether the name is that of a header and begins a line. */
  header: boolean;
}

/** Masks whatever stands behind a name of LAST_WORDS, whatever it looks like. */
export function maskNamed(text: string): string {
  let result = '';
  let done = 0;
  for (const found of text.matchAll(LAST_WORDS)) {
    if (found.index < done || !isName(text, found)) continue;
    const place = placeOfValue(text, found);
    if (!place || place.from < done) continue;
    const [from, to] = extent(text, place, found[0]);
    if (to <= from) continue;
    result += text.slice(done, from) + MASKED;
    done = to;
  }
  return result + text.slice(done);
}

function placeOfValue(text: string, { index, 0: word }: RegExpExecArray): Place | undefined {
  const end = index + word.length;
  const before = text.slice(Math.max(0, index - 72), index);
  const first = LINE_BEGINS.exec(before)?.groups?.['first'];
  const header = first !== undefined && HEADER.test(first + word);
  const behind = (pattern: RegExp, sign = ''): Place | undefined => {
    const taken = matchAt(pattern, text, end);
    return taken ? { from: end + taken[0].length, sign, around: '', header } : undefined;
  };
  if (/(?:<|&lt;|%3C)[\w:.-]{0,64}$/i.test(before)) {
    const inside = behind(ELEMENT);
    if (inside) return inside;
  }
  const beside =
    behind(BESIDE) ?? (/name=["']?[\w.-]{0,64}$/i.test(before) ? behind(FORM_PART) : undefined);
  if (beside) return beside;
  const cell = behind(CELL);
  if (cell) return cell;
  const below = first === undefined ? undefined : behind(header ? BELOW_HEADER : BELOW, ':');
  if (below) return below;
  const assigned = matchAt(ASSIGNED, text, end);
  if (assigned) {
    const { closed, sign = '' } = assigned.groups ?? {};
    const around = closed ? '' : (/(\\{0,8}["'`])[\w.-]{0,64}$/.exec(before)?.[1] ?? '');
    return { from: end + assigned[0].length, sign, around, header };
  }
  const tabbed = first === undefined ? undefined : behind(TABBED, ':');
  if (tabbed) return tabbed;
  if (/(?:^|[\s"'`(])--?[\w-]{0,40}$/.test(before) || (NETRC.test(before) && /^pass/.test(word)))
    return behind(ARGUMENT);
  const quoted = /pass|pwd|kennwort/i.test(word) ? behind(BEFORE_QUOTE) : undefined;
  if (quoted) return quoted;
  const told = matchAt(TOLD, text, end) ?? (LABEL.test(before) ? matchAt(UNDER, text, end) : null);
  const from = end + (told?.[0].length ?? 0);
  const value = text.slice(from, bareEnd(text, from, { most: 512 })).replace(/^["'“„«]/, '');
  return told && isSecretValue(value) ? { from, sign: '', around: '', header } : undefined;
}

/** From where to where the value reaches; nothing of it is masked where it is no secret. */
function extent(text: string, place: Place, name: string): [number, number] {
  const { from, sign, around } = place;
  const nothing = matchAt(NOTHING, text, from);
  if (nothing && (!place.header || matchAt(END, text, from + nothing[0].length)))
    return [from, from];
  // An element within an element: its own name tells.
  if (sign === '' && text.startsWith('<', from)) return [from, from];
  const list = matchAt(LIST, text, from);
  if (list) {
    const end = text.slice(0, from + MOST).indexOf(']', from);
    return [from, end < 0 ? lineEnd(text, from) : end + 1];
  }
  const opening = matchAt(OPENING, text, from);
  const quote = closing(opening?.groups?.['quote'] ?? (sign === ':' ? around : ''));
  const start = from + (opening?.[0].length ?? 0);
  const scheme = /^authorization/i.test(name) ? matchAt(SCHEME, text, start) : null;
  const value = start + (scheme?.[0].length ?? 0);
  if (quote) return [value, quotedEnd(text, value, quote)];
  const oneWord = scheme?.groups?.['one'] !== undefined;
  const line = place.header || /^(?:cookie|authorization)/i.test(name);
  if (line && !oneWord && sign === ':') return [value, lineEnd(text, value)];
  if (place.header && sign === ':') return [value, wordEnd(text, value)];
  const end = bareEnd(text, value, { encoded: sign.startsWith('%') });
  return [value, /^pass/i.test(name) ? phraseEnd(text, value, end) : end];
}

const REST_OF_LINE =
  /(?:[ \t]{1,4}(?!AADSTS|https?:|[-(]|[\w.-]{1,60}["']?[=:])[^\s,;|"'<>]{1,60}){1,7}(?=[ \t]{0,8}(?:\r?\n|$))/y;

/** A passphrase has blanks in it, if nothing else is on its line. */
function phraseEnd(text: string, from: number, end: number): number {
  return end > from ? end + (matchAt(REST_OF_LINE, text, end)?.[0].length ?? 0) : end;
}

function closing(quote: string): string {
  return { '“': '”', '„': '“', '«': '»' }[quote] ?? quote;
}
