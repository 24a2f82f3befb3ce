import { badInput } from '../lib/errors.js';

const LONGEST = 200;

/**
 * A condition and its parameter: the text is anywhere in one of the columns, whatever the case. LIKE and LOWER of
 * SQLite know the case of ASCII alone, so each letter is a set of both its cases, which GLOB takes.
 */
export function anywhereIn(
  columns: readonly string[],
  text: string,
): [condition: string, parameters: { search: string }] {
  const characters = [...text.trim()];
  if (characters.length > LONGEST)
    throw badInput([
      { path: 'search', code: 'TOO_LONG', message: `At most ${LONGEST} characters are searched.` },
    ]);
  const search = `*${characters.map(inBothCases).join('')}*`;
  return [`(${columns.map((column) => `${column} GLOB :search`).join(' OR ')})`, { search }];
}

function inBothCases(character: string): string {
  const cases = [character.toLowerCase(), character.toUpperCase()].filter(
    (one) => [...one].length === 1,
  );
  const isWildcard = '*?['.includes(character);
  return isWildcard || cases[0] !== cases[1]
    ? `[${[...new Set([character, ...cases])].join('')}]`
    : character;
}
