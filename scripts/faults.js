import { buildAll } from './steps/build.js';
import { run } from './steps/command.js';
import { ensurePackages } from './steps/packages.js';

// The faults of docs/faults.md, with 500 kills at random instead of 200, and 1000 checks at once instead
// of 300. Further arguments go to vitest.
ensurePackages();
buildAll();
process.exitCode = run(
  'vitest',
  ['run', '--project', 'tests', 'tests/faults/', ...process.argv.slice(2)],
  {
    FAULTS_KILLS: process.env.FAULTS_KILLS ?? '500',
    FAULTS_CHECKS: process.env.FAULTS_CHECKS ?? '1000',
  },
);
