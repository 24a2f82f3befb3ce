import { clearBenches, tellBenches } from './steps/bench-table.js';
import { run } from './steps/command.js';
import { ensurePackages } from './steps/packages.js';

// Each prints its own table; the last one is about all. The same as JSON in tests/output/bench-*.json.
// Further arguments go to vitest.
const folder = 'tests/output';
ensurePackages();
clearBenches(folder);
process.exitCode = run('vitest', [
  ...['bench', '--run', '--project', 'tests'],
  ...[`--outputJson=${folder}/bench.json`, ...process.argv.slice(2)],
]);
tellBenches(folder);
