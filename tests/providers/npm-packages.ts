import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Setting } from './authorization-server.js';
import { programFile, startProgram, type Program } from './program.js';

const execute = promisify(execFile);
/** No scripts of packages: none of these needs one. Peers are named with the rest. */
const QUIETLY = [
  ...['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'],
  ...['--ignore-scripts', '--legacy-peer-deps', '--prefer-offline'],
];

/** Installs packages of exact versions into the server's folder and runs the program there, beside them. */
export async function startWithPackages(
  setting: Setting,
  packages: readonly string[],
  program: string,
): Promise<Program> {
  const { folder } = setting;
  await execute('npm', ['install', ...QUIETLY, '--prefix', folder, ...packages], { cwd: folder });
  copyFileSync(programFile(program), join(folder, program));
  return startProgram(setting, [process.execPath, program]);
}
