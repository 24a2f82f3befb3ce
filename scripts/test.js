import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildAll } from './steps/build.js';
import { root, run } from './steps/command.js';
import { ensureMailServers } from './steps/mail-servers.js';
import { ensurePackages } from './steps/packages.js';
import { SUMMARY_FILE } from './steps/summary-reporter.js';
import { ensureSystemPackages } from './steps/system-packages.js';
import {
  afterSecondLook,
  counted,
  filesToRepeat,
  lastLine,
  readSummary,
} from './steps/test-report.js';

// The closing line comes whatever happens: an installation or a build that fails is a failure too.
let counts = { passed: 0, failed: 1, skipped: 0 };
process.on('exit', () => console.log(lastLine(counts)));

// Every suite, from a fresh clone. Further arguments go to vitest: npm test -- --project server runs
ensurePackages();
ensureSystemPackages();
ensureMailServers();
buildAll();

const folder = mkdtempSync(join(tmpdir(), 'mailkey-tests-'));
const first = look(process.argv.slice(2));
const repeated = filesToRepeat(first.summary);
if (first.summary && repeated.length > 0) {
  console.log('\nOnce more, each file alone, what failed beside others:');
  const second = look(['--no-file-parallelism', ...repeated.map(({ path }) => path)]);
  const whole = second.summary && afterSecondLook(first.summary, second.summary);
  counts = counted(whole, second.exitCode);
  // Said whatever came of it: whoever reads this fixes a test that needs a quiet machine.
  for (const { path, failed } of repeated)
    for (const name of failed)
      console.log(`Failed in the first run: ${relative(root, path)}: ${name}`);
} else {
  counts = counted(first.summary, first.exitCode);
}
rmSync(folder, { recursive: true });
process.exitCode = counts.failed > 0 ? 1 : 0;

/** @param {string[]} args */
function look(args) {
  const file = join(folder, `${args.length}-summary.json`);
  const reporters = ['--reporter=default', '--reporter=./scripts/steps/summary-reporter.js'];
  const exitCode = run('vitest', ['run', ...reporters, ...args], { [SUMMARY_FILE]: file });
  return { exitCode, summary: readSummary(file) };
}
