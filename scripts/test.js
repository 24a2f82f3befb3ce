import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './steps/build.js';
import { run } from './steps/command.js';
import { ensurePackages } from './steps/packages.js';
import { ensureSystemPackages } from './steps/system-packages.js';
import { lastLine, readCounts } from './steps/test-report.js';

// The closing line comes whatever happens: an installation or a build that fails is a failure too.
let counts = { passed: 0, failed: 1, skipped: 0 };
process.on('exit', () => console.log(lastLine(counts)));

// Every suite, from a fresh clone. Further arguments go to vitest: npm test -- --project server runs
ensurePackages();
ensureSystemPackages();
buildAll();

const folder = mkdtempSync(join(tmpdir(), 'mailkey-tests-'));
const report = join(folder, 'report.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const exitCode = run('vitest', ['run', ...reporters, ...process.argv.slice(2)]);
counts = readCounts(report, exitCode);
rmSync(folder, { recursive: true });
process.exitCode = counts.failed > 0 ? exitCode || 1 : 0;
