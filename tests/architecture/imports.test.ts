import { expect, it } from 'vitest';
import { dirname } from 'node:path/posix';
import { web } from '../../architecture.js';
import { judgeImport } from '../../eslint-rules/judge-import.js';
import { placeOf } from '../../eslint-rules/place.js';
import { cyclesIn, toGraph } from './cycles.js';
import { allImports, type Import } from './imports.js';
import { sourceFiles } from './sources.js';

const imports = allImports();
const inside = imports.filter(
  ({ from, to, kind }) => kind !== 'type' && isSource(from) && isSource(to),
);

it('reads the imports of the whole repository', () => {
  expect(sourceFiles().length).toBeGreaterThan(100);
  expect(imports.length).toBeGreaterThan(300);
});

it('finds no import that points the wrong way', () => {
  expect(imports.flatMap(problemOf)).toEqual([]);
});

it('finds no cycle between files', () => {
  expect(cyclesIn(toGraph(inside.map(({ from, to }) => [from, to])))).toEqual([]);
});

it('finds no cycle between folders', () => {
  expect(cyclesIn(toGraph(inside.map(({ from, to }) => [folderOf(from), folderOf(to)])))).toEqual(
    [],
  );
});

it('finds a folder for every feature', () => {
  const features = sourceFiles().flatMap((path) =>
    isSource(path) ? (placeOf(path).feature ?? []) : [],
  );
  const known = web.features.flat();
  expect([...new Set(features)].filter((feature) => !known.includes(feature))).toEqual([]);
});

function problemOf(found: Import): string[] {
  const problem = judgeImport(found);
  return problem ? [`${found.from} → ${found.to}: ${problem}`] : [];
}

function isSource(path: string): boolean {
  return /^(apps|packages)\/[^/]+\/src\//.test(path) && !placeOf(path).test;
}

/**
 * What counts as one folder: a file directly in src/ and the list of resolvers stand for themselves, and on
 * the server the pure half of a feature is a floor of its own, below graphql/ (ADR 0006).
 */
function folderOf(path: string): string {
  const { layer, feature } = placeOf(path);
  if (/^[^/]+\/[^/]+\/src\/[^/]+$/.test(path) || layer === 'schema') return path;
  if (!feature || path.startsWith('apps/web/')) return dirname(path);
  return `${feature} (${layer === 'core' ? 'pure' : 'shell'})`;
}
