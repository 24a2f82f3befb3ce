import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

const WRITTEN_BY_TOOLS =
  /^packages\/schema\/src\/generated\.ts$|^apps\/web\/(auto-imports|components)\.d\.ts$/;

/** Sources written by people, from the root of the repository; new ones that are not committed yet too. */
export function sourceFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((path) => /\.(ts|js|vue)$/.test(path) && !WRITTEN_BY_TOOLS.test(path))
    .filter((path) => existsSync(join(root, path)));
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
