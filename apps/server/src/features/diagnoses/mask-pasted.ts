import { unwrap } from './normalise.js';
import { readChallenge } from './sasl-challenge.js';

const MASK = '[masked]';

/** Names whose value is a secret, also as keys of camelCase and as options: a=b, "a": "b", --a b. */
const name =
  '(?:access[_-]?token|refresh[_-]?token|id[_-]?token|client[_-]?secret|client[_-]?assertion|assertion|code[_-]?verifier|device[_-]?code|user[_-]?code|session[_-]?state|authorization[_-]?code|api[_-]?key|password|passwd|passwort|secret|pwd|(?:set-)?cookie|state)';
const assigned = `${name}["']?\\s{0,4}[=:]\\s{0,4}`;
const named = new RegExp(`(${assigned})([^\\s"'&,<>}]{1,8192})`, 'gi');
/** In quotes a value may hold blanks and signs. */
const quoted = new RegExp(`(${assigned})(?:"([^"\\n]{1,8192})"?|'([^'\\n]{1,8192})'?)`, 'gi');
const option = new RegExp(
  `(--${name}\\s{1,4})([^\\s"'-][^\\s"']{0,8191}|"[^"]{1,8192}"|'[^']{1,8192}')`,
  'gi',
);
/** RFC 3501 LOGIN, RFC 1939 PASS, curl's user, user-info in an address. */
const spoken = [
  /(\bLOGIN\s{1,4}(?:"[^"]{1,320}"|\S{0,320}@\S{1,320})\s{1,4})("[^"]{1,8192}"|\S{1,8192})/gi,
  /((?:^|\n|C: ?|> ?)[a-z]{0,4}\d{1,5} LOGIN \S{1,320} )(\S{1,8192})/gi,
  /(\b(?:set-)?cookie: ?)([^\r\n]{1,8192})/gi,
  /((?:^|\n|C: ?|> ?)PASS )(\S[^\r\n]{0,1000})/g,
  /((?:^|\s)(?:-u|--user)\s{1,4}["']?[^\s:"']{1,320}:)([^\s"']{1,8192})/g,
  /(\b[a-z][a-z0-9+.-]{1,10}:\/\/[^\s:@/]{1,320}:)([^\s@/]{1,8192})(?=@)/gi,
];

/** An authorization code in an address; a number behind `code=` is an error code and stays. */
const code = /([?&#\s]code=)(?!\d{1,8}(?!\w))([\w./~*!-]{4,8192})/gi;
/** The same in JSON, where names such as "InvalidAuthenticationToken" are codes as well and stay. */
const jsonCode =
  /(\bcode["']?\s{0,2}:\s{0,2}["'])(?=[^"']{0,8192}[\d/~-])(?!\d{1,8}["'])([\w./~*!-]{4,8192})/gi;

const bearer =
  /\b(bearer|basic|xoauth2|oauthbearer|auth plain|auth login)(\s{1,4})([\w~+/=.-]{16,8192})/gi;
/** Behind the header's name whatever follows is the credential. */
const scheme =
  /(\bauthorization["']?\s{0,2}[:=]\s{0,2}["']?(?:bearer|basic)\s{1,4})([^\s"',]{1,8192})/gi;
const jwt = /\beyJ[\w-]{8,8192}\.[\w-]{4,8192}(?:\.[\w-]{0,8192}){0,3}/g;
/**
 * What shows by its beginning whose it is: Google's tokens and secrets, Mailkey's keys, and of Microsoft
 * tokens of personal and of work accounts and client secrets.
 */
const known = [
  /\b(?:ya29\.|1\/\/0|4\/0A|GOCSPX-|mk_|gh[pousr]_|y0_|AJ\.)[\w.~/-]{10,8192}/g,
  /\bM\.[A-Z]\d{1,4}_[\w.*!$-]{16,8192}/g,
  /\b[01]\.A[\w-]{40,8192}(?:\.[\w-]{1,8192}){0,4}/g,
  /[\w.~-]{3,5}Q~[\w.~-]{20,200}/g,
];
const run = /(?<![\w~+/=.-])[\w~+/=.-]{24,}/g;

/**
 * Takes secrets out of what a person pasted, before anything else sees it; encodings go first, so
 * that none hides one. Rather too much than too little: what stays is needed for a diagnosis.
 */
export function maskPasted(text: string): string {
  const shaped = known.reduce(
    (masked, shape) => masked.replace(shape, MASK),
    unwrap(text).replace(jwt, MASK),
  );
  return [quoted, option, ...spoken, named, scheme]
    .reduce((masked, told) => masked.replace(told, hide), shaped)
    .replace(code, `$1${MASK}`)
    .replace(jsonCode, `$1${MASK}`)
    .replace(bearer, (whole, scheme: string, gap: string, value: string) =>
      readChallenge(value) || !isRandom(value) ? whole : `${scheme}${gap}${MASK}`,
    )
    .replace(run, (value) => (!readChallenge(value) && isSecret(value) ? MASK : value));
}

/** What stands before a secret stays; a part of it that is masked already hides no other part. */
function hide(whole: string, before: string): string {
  const value = whole.slice(before.length).replace(/^["']/, '');
  return value.startsWith(MASK) ? whole : `${before}${MASK}`;
}

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Opaque tokens, keys and SASL strings, but no ids, host names, paths or words joined by signs. */
function isSecret(run: string): boolean {
  const value = run.replace(guid, '');
  if (/^[0-9a-f]{32,}$/i.test(value) && /[a-f]/i.test(value)) return true;
  return (
    value.length >= 24 && value.split(/[/=]/).some((part) => part.length >= 20 && isRandom(part))
  );
}

/** Random text changes between capitals, small letters and digits at every other character. */
function isRandom(value: string): boolean {
  const pieces = value.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  const letters = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return /\d/.test(value) && pieces.length > 4 && letters / pieces.length < 3;
}
