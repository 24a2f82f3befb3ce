/**
 * Words of several kinds that stand close together, in any order: what a sentence says in every language
 * and wording alike. Each kind is a list of stems, in lower case and without accents; a blank at an end
 * of a stem stands for the end of the word. Linear in the length of the text.
 */
export function near(span: number, ...kinds: readonly string[][]): (words: string) => boolean {
  const pattern = new RegExp(
    kinds.map((stems) => `(${stems.map(bound).join('|')})`).join('|'),
    'g',
  );
  // Most texts lack one of the kinds, and are done with sooner.
  const each = kinds.map((stems) => new RegExp(stems.map(bound).join('|')));
  return (words) => {
    if (!each.every((kind) => kind.test(words))) return false;
    const last = kinds.map(() => -Infinity);
    for (const hit of words.matchAll(pattern)) {
      last[hit.slice(1).findIndex((found) => found !== undefined)] = hit.index;
      if (Math.min(...last) >= hit.index - span) return true;
    }
    return false;
  };
}

/** The blank is looked at and not taken: the next word may begin with it. */
const bound = (stem: string): string => stem.replace(/^ /, '(?<= )').replace(/ $/, '(?= )');
