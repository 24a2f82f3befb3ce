import { buildAll } from './steps/build.js';
import { run } from './steps/command.js';
import { ensurePackages } from './steps/packages.js';
import { ensureProviders } from './steps/system-packages.js';

// Nine authorization servers that others wrote, three of which `npm test` runs, too. Further arguments go
// to vitest: npm run providers -- -t glewlwyd
ensurePackages();
ensureProviders();
buildAll();
process.exitCode = run(
  'vitest',
  ['run', '--project', 'tests', 'tests/providers/', ...process.argv.slice(2)],
  { PROVIDERS: 'all' },
);
