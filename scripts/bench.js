import { run } from './steps/command.js';
import { ensurePackages } from './steps/packages.js';

// A table on the screen, the same as JSON in tests/output/bench.json. Further arguments go to vitest.
ensurePackages();
const json = '--outputJson=tests/output/bench.json';
process.exitCode = run('vitest', [
  'bench',
  '--run',
  '--project',
  'tests',
  json,
  ...process.argv.slice(2),
]);
