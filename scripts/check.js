import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryBuild } from './steps/build.js';
import { beside, run } from './steps/command.js';
import { generatedFilesAreFresh } from './steps/generated.js';
import { ensurePackages } from './steps/packages.js';

ensurePackages();

/** All of them run, so that one round tells everything. */
const steps = [
  { name: 'format', passes: () => succeeds('prettier', '--check', '--log-level=warn', '.') },
  { name: 'generated files', passes: generatedFilesAreFresh },
  { name: 'contract', passes: () => succeeds('node', 'packages/schema/check-contract.js') },
  { name: 'dead code', passes: () => succeeds('knip', '--no-progress') },
  {
    name: 'types',
    passes: () => succeeds('turbo', 'run', 'typecheck', '--output-logs=errors-only'),
  },
  {
    name: 'architecture',
    passes: () =>
      succeeds('vitest', 'run', '--project', 'tests', 'tests/architecture', '--reporter=dot'),
  },
];

const results = [taken({ name: 'build', passes: tryBuild })];
// The longest, with a core of its own meanwhile; it reads what the build has made.
const lint = begin('eslint', ['.', '--max-warnings', '0']);
results.push(...steps.map(taken));
results.push({ name: 'lint', ...(await lint) });

console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(16)} ${seconds.padStart(6)} s`);
}
const failed = results.filter(({ passed }) => !passed);
console.log(
  failed.length === 0
    ? '\nAll checks passed.'
    : `\n${failed.length} of ${results.length} checks failed.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/** @param {{ name: string, passes: () => boolean }} step */
function taken({ name, passes }) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  return { name, passed: passes(), seconds: secondsSince(started) };
}

/** @param {number} started */
function secondsSince(started) {
  return ((Date.now() - started) / 1000).toFixed(1);
}

/**
 * Begins a command beside the others; its output goes to a file and is shown at the end.
 * @param {string} command @param {string[]} args
 */
async function begin(command, args) {
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-check-'));
  const passed = (await beside(command, args, join(folder, 'output'))) === 0;
  console.log(`\n── ${command}`);
  process.stdout.write(readFileSync(join(folder, 'output')));
  rmSync(folder, { recursive: true });
  return { passed, seconds: secondsSince(started) };
}

/** @param {string} command @param {string[]} args */
function succeeds(command, ...args) {
  return run(command, args) === 0;
}
