import { must, run } from './command.js';

const build = ['run', 'build', '--output-logs=errors-only'];

/** Builds what has changed since the last time, or ends the script. */
export function buildAll() {
  must('turbo', build);
}

/** Builds and tells whether it worked. */
export function tryBuild() {
  return run('turbo', build) === 0;
}
