/** Characters that nobody types and nobody sees: they come with what is copied from a page or a letter. */
const INVISIBLE = /[\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f-\u2064\u3000\ufeff]/gu;
const NAMES: Readonly<Record<string, string>> = {
  '\u00a0': 'no-break space',
  '\u202f': 'narrow no-break space',
  '\u200b': 'zero-width space',
  '\ufeff': 'byte order mark',
  '\u3000': 'ideographic space',
  '\u00ad': 'soft hyphen',
};

/** What a password holds that was hardly meant, in words, each kind once: such as "no-break space (U+00A0)". */
export function oddCharacters(password: string): string[] {
  const found = [...new Set(password.match(INVISIBLE) ?? [])].map(nameOf);
  return /^ | $/.test(password) ? [...found, 'space at its beginning or end'] : found;
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${NAMES[character] ?? 'character that nobody sees'} (U+${code})`;
}
