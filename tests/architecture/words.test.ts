import { describe, expect, it } from 'vitest';
import { sourceFiles, textOf } from './sources.js';

/** Words that only this code knew: what replaced them stands in CONTRIBUTING's glossary. */
const RETIRED = [
  ...['mayBeAsked', 'letGo', 'toldByRefresh', 'Tried', 'Refreshed', 'Renewed', 'Brought'],
  ...['together', 'hurry', 'othersOf', 'affectedOf', 'living', 'SignInAgain', 'createSignInAgain'],
  ...['overtaken', 'overtakenBy', 'Overtaken', 'calledOff', 'callOff', 'createCallOff', 'Standing'],
  ...['setStanding', 'standingOf', 'Said', 'SaidTest', 'Signs', 'readSigns', 'carriers'],
  ...['circumstances', 'createFresh', 'FreshToken', 'Visit', 'Behind', 'freePlaces', 'hang'],
  ...[
    'Scene',
    'createScene',
    'Dialect',
    'dialect',
    'House',
    'createHouse',
    'Manner',
    'usualManner',
  ],
];
const FOLDERS = ['apps/server/src', 'packages/sandbox/src'];

/** What a file says to the compiler: no comments, no texts. */
const codeOf = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(['"])(?:\\.|(?!\1)[^\\\n])*\1/g, '')
    .replaceAll(/`(?:\\.|[^\\`])*`/g, '')
    .replaceAll(/\/\/.*$/gm, '');

const sources = sourceFiles().filter(
  (file) => file.endsWith('.ts') && FOLDERS.some((folder) => file.startsWith(folder)),
);

describe('the words of the code', () => {
  it('are those of the field: none that was retired comes back', () => {
    const retired = new RegExp(`\\b(?:${RETIRED.join('|')})\\b`, 'g');
    const found = sources.flatMap((file) =>
      (codeOf(textOf(file)).match(retired) ?? []).map((word) => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it('name one type each: no exported type of the server has its name twice', () => {
    const exported = /^export (?:interface|type|enum|(?:abstract )?class) (\w+)/gm;
    const files = new Map<string, string[]>();
    for (const file of sources.filter(
      (one) => one.startsWith('apps/server/') && !one.endsWith('.test.ts'),
    ))
      for (const [, name = ''] of textOf(file).matchAll(exported))
        files.set(name, [...(files.get(name) ?? []), file]);
    expect([...files].filter(([, where]) => where.length > 1)).toEqual([]);
  });
});
