import { isHostInBase64, readChallenge } from './challenge.js';
import { MASKED } from './masked.js';
import { isPlain } from './plain.js';

/** Of that many characters and more a run is a secret, unless it is known to be harmless: 15 bytes in base64. */
const LONG = 20;
/** The same for the part of a path that is no words. */
const LONG_PART = 9;

/** A sign that is percent-encoded or escaped ends a run, but for + / and =, which are part of one. */
const SIGN = '%(?:25){0,2}(?!2[BbFf]|3[Dd])[\\dA-Fa-f]{2}|\\\\(?:u[\\dA-Fa-f]{4}|[nrt])';
const RUN = new RegExp(
  `${SIGN}|(?:[\\w+/-]|%(?:25){0,2}2[BbFf]|\\\\/){${LONG},8192}(?:=|%(?:25){0,2}3[Dd]){0,2}`,
  'g',
);

const GUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
const SLASH = /\\?\/|%(?:25){0,2}2F/i;
const PADDING = /(?:=|%(?:25){0,2}3D)+$/i;

/** What follows a harmless run: a mail address or message id, the rest of a client id, Gmail's name for a reply. */
const HARMLESS_AFTER =
  /^(?:@[\w-]+\.[\w.-]+|\.apps\.googleusercontent\.com|(?:\.\d{1,4})? - gsmtp)/;
/** What stands before one: names of ids and of fingerprints, which are hexadecimal. */
const HARMLESS_BEFORE =
  /(?:thumbprint|fingerprint|(?:trace|correlation|request|activity|span)[-_ ]?id)["']?[\s:=]{0,3}["'(]?$/i;

/** Masks long runs of token characters that no name introduces. */
export function maskRuns(text: string): string {
  return text
    .replace(DOTTED, (run: string, at: number) => {
      const after = text.slice(at + run.length, at + run.length + 64);
      return HARMLESS_AFTER.test(after) ? run : maskedDotted(run);
    })
    .replace(RUN, (run: string, at: number, whole: string) => {
      if (run.length < LONG) return run;
      const before = whole.slice(Math.max(0, at - 40), at);
      const after = whole.slice(at + run.length, at + run.length + 64);
      return isHarmless(run, before, after) ? run : maskedRun(run, before);
    });
}

/** What dots and tildes part into pieces, of which none is long enough to be judged alone. */
const DOTTED = /[\w+/.~-]{28,8192}={0,2}/g;
/** In so many of the characters a name of no known kind hides, such as a version with a hash. */
const UNKNOWN = 4;
/** Names in camel case, also with a number in them, and numbers with letters of one case. */
const NAME =
  /^(?:[a-z]*\d{0,2}(?:(?:[A-Z]{1,5}[a-z]{2,24}|As|At|By|Id|If|In|Is|Js|Of|On|Or|To|Up|UTF(?![A-Z]))(?:\d{1,2}[a-z]{0,3})?)*[A-Z]{0,5}|[a-z\d]+|[A-Z\d]+)$/;
/** A label of a name of a host is in one case, and so is the domain at its end. */
const LABEL = /^(?:[a-z\d_-]{1,63}|[A-Z\d_-]{1,63})$/;
const TOP = /^(?:[a-z]{2,24}|[A-Z]{2,24})$/;

/** Label by label: one pattern over all of them would try both cases at each that has no letter. */
function isHost(part: string): boolean {
  const labels = part.split('.');
  const top = labels.pop() ?? '';
  return labels.length > 0 && TOP.test(top) && labels.every((label) => LABEL.test(label));
}

/** From the first part that is no words to the end; a host and the words of a path stay. */
function maskedDotted(run: string): string {
  if (!/[.~]/.test(run)) return run;
  // No name has one within.
  const strict = /\w~\w/.test(run);
  let [unknown, from] = [0, run.length];
  for (const { 0: part, index } of run.matchAll(/[^/]+/g)) {
    if (isHost(part)) continue;
    for (const piece of part.replace(GUID, '').split(/[.~+_-]/)) {
      if (isPlain(piece) || (!strict && NAME.test(piece))) continue;
      unknown += piece.length;
      from = Math.min(from, index);
    }
  }
  return unknown < UNKNOWN ? run : run.slice(0, from) + MASKED;
}

function isHarmless(run: string, before: string, after: string): boolean {
  // In front of the @ of an address stands somebody's name, in front of that of a URL a secret.
  const named = HARMLESS_AFTER.test(after) && !run.includes('//');
  const id = HARMLESS_BEFORE.test(before) && /^[\da-f-]{16,64}$/i.test(run);
  const base64 = run.replace(PADDING, '');
  const ruled = /^(.)\1+$/.test(run);
  return named || id || ruled || readChallenge(base64) !== undefined || isHostInBase64(base64);
}

function maskedRun(run: string, before: string): string {
  // No word ends so.
  if (/(?:==|%3D%3D)$/i.test(run)) return isPath(run, before) ? maskedPath(run) : MASKED;
  const words = run.replace(PADDING, '').replace(GUID, '');
  // Behind a = of quoted-printable stand two digits of a sign.
  const judged = before.endsWith('=') ? words.replace(/^[\dA-F]{2}(?=[A-Za-z])/, '') : words;
  if (judged.split(SLASH).every((part) => isPlain(bare(part)))) return run;
  return isPath(run, before) ? maskedPath(run) : MASKED;
}

const bare = (part: string): string => part.replace(/%(?:25){0,2}2B/gi, '+');

/** Of a URL, behind a host, or from a root; a base64 that begins with a slash is masked as well. */
function isPath(run: string, before: string): boolean {
  if (/^(?:\\?\/|%(?:25){0,2}2F)/i.test(run)) return true;
  const behindHost = /[\w-]\.$/.test(before) && /^[a-z]{2,24}(?:\\?\/|%(?:25){0,2}2F)/i.test(run);
  return behindHost || (/\/[^\s"'<>]*:$/.test(before) && /^\d{1,5}\\?\//.test(run));
}

/** From the first part that is no words to the end: base64 may have slashes in it. */
function maskedPath(run: string): string {
  let from = 0;
  for (const part of run.split(SLASH)) {
    if (!isPlain(bare(part).replace(GUID, ''))) break;
    from += part.length + (SLASH.exec(run.slice(from))?.[0].length ?? 0);
  }
  return run.length - from < LONG_PART ? run : run.slice(0, from) + MASKED;
}
