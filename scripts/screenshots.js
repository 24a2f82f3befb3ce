import { buildAll } from './steps/build.js';
import { run } from './steps/command.js';
import { ensurePackages } from './steps/packages.js';

// Every page, light and dark, wide and narrow, in tests/output/pictures; those that the documentation shows in docs/pictures.
ensurePackages();
buildAll();
process.exitCode = run('vitest', ['run', '--project', 'tests', 'tests/e2e/pictures'], {
  PICTURES: '1',
});
