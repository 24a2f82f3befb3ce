import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  afterSecondLook,
  counted,
  filesToRepeat,
  lastLine,
  readSummary,
} from '../../scripts/steps/test-report.js';

const folder = mkdtempSync(join(tmpdir(), 'mailkey-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (path: string, { passed = 1, failed = [] as string[], skipped = 0 } = {}) => ({
  path,
  passed,
  failed,
  skipped,
});
const steady = file('steady.test.ts', { passed: 7, skipped: 3 });
const broken = file('broken.test.ts', { passed: 2, failed: ['waits for the server'] });

describe('the closing line of npm test', () => {
  it('counts what passed, failed and was skipped', () => {
    const counts = counted({ files: [steady, broken], unhandled: 0 }, 1);
    expect(lastLine(counts)).toBe('9 passed, 1 failed, 3 skipped');
  });

  it('counts an error that no test caught', () => {
    expect(counted({ files: [steady], unhandled: 1 }, 1).failed).toBe(1);
  });

  it('is a failure when the runner ended with one that nothing tells of', () => {
    expect(counted({ files: [steady], unhandled: 0 }, 1).failed).toBe(1);
  });

  it('is a failure when nothing ran', () => {
    expect(counted({ files: [], unhandled: 0 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('is a failure when the runner crashed', () => {
    const path = join(folder, 'summary.json');
    writeFileSync(path, 'half a summ');
    expect(counted(readSummary(path), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the second look', () => {
  it('is for the files that failed', () => {
    expect(filesToRepeat({ files: [steady, broken], unhandled: 0 })).toEqual([broken]);
  });

  it('is not for many files, which no busy machine explains', () => {
    const files = ['a', 'b', 'c', 'd'].map((path) => ({ ...broken, path }));
    expect(filesToRepeat({ files, unhandled: 0 })).toEqual([]);
  });

  it('is not for an error that belongs to no test', () => {
    expect(filesToRepeat({ files: [broken], unhandled: 1 })).toEqual([]);
  });

  it('is not for a file of properties, whether one failed or it did not load', () => {
    const property = file('masks.exact.test.ts', { passed: 2, failed: ['hides every value'] });
    const unloaded = file('other.exact.test.ts', { passed: 0, failed: ['(the file as a whole)'] });
    const files = [steady, property, broken, unloaded];
    expect(filesToRepeat({ files, unhandled: 0 })).toEqual([broken]);
    const alone = [file('broken.test.ts', { passed: 3 })];
    const whole = afterSecondLook({ files, unhandled: 0 }, { files: alone, unhandled: 0 });
    expect(counted(whole, 0)).toMatchObject({ passed: 12, failed: 2 });
  });

  it('decides about its files and leaves the others', () => {
    const first = { files: [steady, broken], unhandled: 0 };
    const fixed = { files: [file('broken.test.ts', { passed: 3 })], unhandled: 0 };
    expect(counted(afterSecondLook(first, fixed), 0)).toMatchObject({ passed: 10, failed: 0 });
    const again = { files: [broken], unhandled: 0 };
    expect(counted(afterSecondLook(first, again), 1)).toMatchObject({ passed: 9, failed: 1 });
  });
});
