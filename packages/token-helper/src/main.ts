import { exitCodes, Problem } from './problem.js';
import { run } from './run.js';

// A reader that has gone away is no crash.
process.stdout.on('error', () => process.exit(exitCodes.ioError));
const { stdin, stdout } = process;
try {
  await run({ words: process.argv.slice(2), environment: process.env, stdin, stdout });
} catch (error) {
  // A bug says its kind only: a text might repeat what was sent.
  const known = error instanceof Problem;
  const sentence = known ? error.message : `Something went wrong (${error?.constructor.name}).`;
  // Whatever still runs, such as a look-up of a name, is not waited for.
  process.stderr.write(`mailkey-token: ${sentence}\n`, () =>
    process.exit(known ? error.exitCode : exitCodes.bug),
  );
}
