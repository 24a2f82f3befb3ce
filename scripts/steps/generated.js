import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './command.js';

/** Files that the build writes and the repository keeps. */
const generated = [
  'packages/schema/schema.graphql',
  'packages/schema/src/generated.ts',
  'docs/diagnoses.md',
];

/** After a build: true when what it wrote is what is committed (or staged, while one works). */
export function generatedFilesAreFresh() {
  if (!existsSync(join(root, '.git'))) {
    console.log('Not a git repository: generated files cannot be compared.');
    return true;
  }
  const present = generated.filter((file) => existsSync(join(root, file)));
  const git = (/** @type {string[]} */ args) =>
    spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  const unknown = git(['ls-files', '--others', '--', ...present]);
  if (unknown.length > 0) console.log(`Not in the repository yet: ${unknown.join(', ')}`);
  const same = run('git', ['--no-pager', 'diff', '--stat', '--exit-code', '--', ...present]) === 0;
  if (!same) console.log('The build changed generated files: run `npm run schema` and add them.');
  return same && unknown.length === 0;
}
