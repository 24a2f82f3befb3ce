import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export const root = dirname(dirname(import.meta.dirname));

/** What every child gets: the tools of this repository, and no word home. */
export const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  // Whoever only starts or tests does not want hooks; `npm install` sets them up.
  SKIP_INSTALL_SIMPLE_GIT_HOOKS: '1',
};

/**
 * Runs a command in the repository, its output shown as it comes, and returns the exit code.
 * @param {string} command
 * @param {string[]} [args]
 * @param {Record<string, string>} [variables] for this command's environment
 */
export function run(command, args = [], variables = {}) {
  const shell = process.platform === 'win32';
  const env = { ...environment, ...variables };
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    env,
    shell,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.error(`${command}: ${error.message}`);
  if (signal) console.error(`${command} was ended by ${signal}`);
  return status ?? 1;
}

/**
 * Runs a command beside whatever else this script does, its output in a file: nobody reads a pipe
 * while another command is waited for.
 * @param {string} command
 * @param {string[]} args
 * @param {string} file
 * @returns {Promise<number>} the exit code
 */
export function beside(command, args, file) {
  const output = openSync(file, 'w');
  const shell = process.platform === 'win32';
  const stdio = /** @type {const} */ (['ignore', output, output]);
  const child = spawn(command, args, { cwd: root, env: environment, shell, stdio });
  closeSync(output);
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a command that this script cannot go on without.
 * @param {string} command
 * @param {string[]} [args]
 */
export function must(command, args = []) {
  const code = run(command, args);
  if (code === 0) return;
  console.error(`\n${[command, ...args].join(' ')} ended with ${code}.`);
  process.exit(code);
}
