import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { armFailpoints, failpoint } from '@mailkey/server/lib/failpoint';
import { sourceFiles, textOf } from '../architecture/sources.js';

const HOME = 'apps/server/src/lib/failpoint.ts';
const product = sourceFiles().filter((path) => /^apps\/server\/src\//.test(path));

afterEach(() => armFailpoints(undefined));

describe('a fail point', () => {
  it('does nothing at all until a test arms it', async () => {
    expect(failpoint('refresh.leased')).toBeUndefined();
    const passed: string[] = [];
    armFailpoints((place) => void passed.push(place));
    await failpoint('refresh.leased');
    expect(passed).toEqual(['refresh.leased']);
    armFailpoints(undefined);
    await failpoint('refresh.leased');
    expect(passed).toHaveLength(1);
  });

  it('is armed by nothing in the product, and by no variable of its environment', () => {
    const arming = product.filter((path) => textOf(path).includes('armFailpoints'));
    expect(arming).toEqual([HOME]);
    expect(textOf(HOME)).not.toMatch(/process\.|import /);
    expect(product.filter((path) => textOf(path).includes('FAILPOINTS'))).toEqual([]);
  });

  it('has a name of its own wherever it stands', () => {
    const places = product.flatMap((path) =>
      [...textOf(path).matchAll(/failpoint\('([a-z.]+)'\)/g)].map(([, name = '']) => name),
    );
    expect(places.length).toBeGreaterThan(15);
    expect(new Set(places).size).toBe(places.length);
    const page = readFileSync(join(import.meta.dirname, '../../docs/faults.md'), 'utf8');
    expect(places.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
