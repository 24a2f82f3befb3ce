import { describe, expect, it } from 'vitest';
import { sizes } from '../../architecture.js';
import { judgeName, lineLimit } from '../../eslint-rules/judge-file.js';
import { scriptLengths } from '../../eslint-rules/vue-script-size.js';
import { sourceFiles, textOf } from './sources.js';

const files = sourceFiles();

describe('every source file', () => {
  it('has a name that says what it is', () => {
    expect(files.flatMap((path) => report(path, judgeName(path)))).toEqual([]);
  });

  it('is small enough to hold in the head', () => {
    expect(files.filter((path) => linesOf(path) > lineLimit(path))).toEqual([]);
  });

  it('keeps the script of a component short', () => {
    const components = files.filter((path) => path.endsWith('.vue'));
    const long = components.filter((path) =>
      scriptLengths(textOf(path)).some((lines) => lines > sizes.vueScript),
    );
    expect(long).toEqual([]);
  });

  it('says why it silences the compiler or the linter', () => {
    const silent = /@ts-(ignore|nocheck)|@ts-expect-error\s*$|eslint-disable(?!.* -- \S)/m;
    const checked = files.filter(
      (path) => !path.startsWith('eslint-rules/') && !path.startsWith('tests/architecture/'),
    );
    expect(checked.filter((path) => silent.test(textOf(path)))).toEqual([]);
  });
});

function linesOf(path: string): number {
  return textOf(path).trimEnd().split('\n').length;
}

function report(path: string, problem: string | undefined): string[] {
  return problem ? [`${path}: ${problem}`] : [];
}
