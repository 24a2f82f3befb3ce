import type { FieldProblem } from '../../lib/errors.js';
import { wellKnownPhrases, wellKnownRows, wellKnownWords } from './well-known-words.js';

const SHORTEST = 12;
const LONGEST = 128;
/** Characters that must remain when everything well known is taken out. */
const OWN = 6;

/** NIST SP 800-63B section 3.1.1.2: length counts, composition rules do not, and what is guessed first is refused. */
export function passwordProblems(password: string, path: string, email = ''): FieldProblem[] {
  if (password.length < SHORTEST) {
    return [
      { path, code: 'TOO_SHORT', message: `A password has at least ${SHORTEST} characters.` },
    ];
  }
  if (password.length > LONGEST) {
    return [{ path, code: 'TOO_LONG', message: `A password has at most ${LONGEST} characters.` }];
  }
  if (isPredictable(password, email)) {
    const message =
      'This password is among the first to be guessed: well-known words, rows of keys, repetitions or your e-mail address. Add words of your own.';
    return [{ path, code: 'TOO_COMMON', message }];
  }
  return [];
}

/** Whether little remains of it without well-known words, rows of keys, repetitions and the e-mail address. */
function isPredictable(password: string, email: string): boolean {
  const lower = password.toLowerCase();
  if (wellKnownPhrases.includes(lower.replace(/[^a-z ]/g, '').trim())) return true;
  if (/^(.{1,6})\1+.{0,5}$/s.test(lower)) return true;
  const known = new Array<boolean>(lower.length).fill(false);
  const parts = email.toLowerCase().split(/[@.+_-]/);
  const words = [...wellKnownWords, ...parts.filter((part) => part.length > 2)];
  for (const word of words) for (const text of [lower, plain(lower)]) mark(known, text, word);
  for (const run of runs(lower)) known.fill(true, run.from, run.to);
  const rest = [...lower].filter((sign, at) => !known[at] && /[\p{L}\p{N}]/u.test(sign));
  return new Set(rest).size < 3 || rest.length < OWN;
}

function mark(known: boolean[], text: string, word: string): void {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    known.fill(true, at, at + word.length);
}

/** Stretches of three and more that repeat a sign or follow a row, in either direction. */
function runs(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let from = 0; from + 3 <= text.length; from++) {
    const piece = text.slice(from, from + 3);
    const backwards = [...piece].reverse().join('');
    const same = piece === piece[0]?.repeat(3);
    if (same || wellKnownRows.some((row) => row.includes(piece) || row.includes(backwards)))
      found.push({ from, to: from + 3 });
  }
  return found;
}

const INSTEAD: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** p4$$w0rd as password. */
function plain(text: string): string {
  return [...text].map((sign) => INSTEAD[sign] ?? sign).join('');
}

export function emailProblems(email: string, path: string): FieldProblem[] {
  const wellFormed =
    email.length <= 254 && /^[^\s@<>()\p{Cc}]{1,64}@[^\s@<>()\p{Cc}]+$/u.test(email);
  return wellFormed
    ? []
    : [{ path, code: 'NOT_AN_EMAIL', message: 'This is not an e-mail address.' }];
}
