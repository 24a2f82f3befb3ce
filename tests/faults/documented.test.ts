import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/faults.md'), 'utf8');
const faults = Array.from({ length: 30 }, (_, index) => `F${index + 1}`);

/** The rows that begin with an id: the fault and the test. */
const rows = [...page.matchAll(/^\| ([FI]\d+) +\| (.+?) \| *(.+?) *\|$/gm)].map(
  ([, id = '', fault = '', test = '']) => ({ id, fault: fault.trim(), test }),
);

describe('docs/faults.md', () => {
  it('has a test for every fault, or says that it is left out', () => {
    const [, leftOut = ''] = page.split('## Not here');
    const shown = new Set(rows.map(({ id }) => id));
    expect(faults.filter((id) => !shown.has(id) && !leftOut.includes(`**${id}**`))).toEqual([]);
  });

  it.each(rows)('$id, $fault: names a test that exists', ({ test }) => {
    const [, path = '', title = ''] = /^`(.+?)`: (.+)$/.exec(test) ?? [];
    expect(existsSync(join(root, path))).toBe(true);
    const text = readFileSync(join(root, path), 'utf8');
    expect(["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`))).toBe(true);
  });
});
