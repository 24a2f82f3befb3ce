import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

const range = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
const ids = [
  ...[...range('O', 15), ...range('S', 17), ...range('G', 10), ...range('W', 3), ...range('X', 5)],
  ...[...range('H', 8), ...range('R', 3), ...range('C', 10), ...range('E', 7), ...range('L', 9)],
  ...[...range('K', 12), ...range('A', 7), ...range('HO', 6), ...range('N', 6), ...range('T', 9)],
  ...[...range('F', 6), ...range('M', 8), ...range('D', 4)],
  ...range('V', 3),
];

/** The rows of the tables that begin with an id: what does it, and the test. */
const rows = [...page.matchAll(/^\| ([A-Z]+\d+) +\| (.+?) \| *(.*?) *\|$/gm)].map(
  ([, id = '', does = '', test = '']) => ({ id, does: does.trim(), test }),
);
const named = rows.filter(({ test }) => test !== '');

describe('docs/security.md', () => {
  it('lists every requirement', () => {
    expect(ids.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  });

  it('says what is left out wherever it names no test', () => {
    const [, leftOut = ''] = page.split('## Left out');
    const without = ids.filter((id) => !named.some((row) => row.id === id));
    for (const id of without) expect(leftOut).toContain(`**${id}`);
    expect(without.length).toBeLessThan(3);
  });

  it.each(named)('$id names a test that exists: $test', ({ id, test }) => {
    const [, path = '', title = ''] = /^`(.+?)`: (.+)$/.exec(test) ?? [];
    expect(existsSync(join(root, path))).toBe(true);
    const text = readFileSync(join(root, path), 'utf8');
    expect([`'${title}'`, `"${title}"`].some((quoted) => text.includes(quoted))).toBe(true);
    // C4 and C7 have no test of their own: an inventory, and something that is not there.
    if (!['C4', 'C7'].includes(id)) expect(text).toMatch(new RegExp(`\\b${id}\\b`));
  });
});
