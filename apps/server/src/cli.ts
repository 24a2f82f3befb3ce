import 'reflect-metadata';
import { runCommand } from './commands/run-command.js';

// Whatever a command writes is for its own user alone.
process.umask(0o077);

process.exitCode = await runCommand(process.argv.slice(2), (line) =>
  process.stdout.write(`${line}\n`),
);
