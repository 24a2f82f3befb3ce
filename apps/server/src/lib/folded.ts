/** Letters whose other form is no decomposition in Unicode. Sorted with, and found by, what people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ƒ: 'f',
  ɓ: 'b',
  ɗ: 'd',
  ɨ: 'i',
  ʉ: 'u',
  ə: 'e',
  ς: 'σ',
  ґ: 'г',
  ʼ: "'",
  '’': "'",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** Accents, points and the like. Vowel signs, as of Devanagari or Thai, belong to their script and stay. */
const MARK = /(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}]/gu;
const UNSEEN = /[\p{Cc}\p{Cf}\s]+/gu;

/**
 * A text as people look for it: without case, accents, ligatures, widths and what is not seen; one blank
 * between words. Unicode's NFKD; an umlaut is its vowel (DIN 5007-1).
 */
export function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(MARK, '')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
  return plain.replace(UNSEEN, blankOrNothing).trim();
}

const blankOrNothing = (unseen: string): string => (/\s/u.test(unseen) ? ' ' : '');

/** The longest number that is sorted by its value: its length takes two digits. */
const NUMBER = /0*(\d{1,99})\d*/g;
const LONGEST = 200;

/** Sorts as people sort: folded, and "Box 9" before "Box 10". In bytes, as SQLite and PostgreSQL ("C") compare. */
export function sortKey(name: string): string {
  const numbered = folded(name).replace(
    NUMBER,
    (_all, digits: string) => `${String(digits.length).padStart(2, '0')}${digits}`,
  );
  return [...numbered].slice(0, LONGEST).join('');
}

/** What a row is searched by: its texts, folded, each on a line of its own. */
export function searchable(texts: readonly (string | null | undefined)[]): string {
  return [...new Set(texts.map((text) => folded(text ?? '')))].filter(Boolean).join('\n');
}
