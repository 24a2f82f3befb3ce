import { existsSync } from 'node:fs';
import { readConfig } from '../config.js';
import { RefusedToStart } from '../lib/errors.js';
import { createLog } from '../lib/log.js';
import { auditArchive } from './audit-archive.js';
import { auditVerify } from './audit-verify.js';
import { backup } from './backup.js';
import { FAILED, WRONG_USE, type Command } from './command.js';
import { keysStatus, rotateDek, rotateKek } from './keys.js';
import { keysReset } from './keys-reset.js';

/** EX_CONFIG of sysexits.h. */
const WRONG_CONFIGURATION = 78;

const commands: Readonly<Record<string, { run: Command; does: string }>> = {
  'keys status': { run: keysStatus, does: 'the keys, and how many values each has sealed' },
  'keys rotate-kek': {
    run: rotateKek,
    does: 'after a change of MAILKEY_KEY, with the old one in MAILKEY_KEY_PREVIOUS; server stopped',
  },
  'keys rotate-dek': {
    run: rotateDek,
    does: 'a new data key, everything sealed anew; server stopped',
  },
  'keys reset': { run: keysReset, does: '--i-lost-the-key: give up every secret; server stopped' },
  'audit verify': {
    run: auditVerify,
    does: '[--archive <file>]…: whether the audit log, and archives of it, are whole',
  },
  'audit archive': {
    run: auditArchive,
    does: '--before <day> --to <file>: moves older events into a signed file',
  },
  backup: { run: backup, does: '<file>: a consistent copy of the database, also while it is used' },
};

/** One command of `npm run mailkey`, with the server's environment; answers with the exit code. */
export async function runCommand(
  words: readonly string[],
  say: (line: string) => unknown,
  env?: NodeJS.ProcessEnv,
): Promise<number> {
  const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((one) => one in commands);
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || !command) {
    for (const [known, { does }] of Object.entries(commands)) say(`  ${known.padEnd(16)} ${does}`);
    return WRONG_USE;
  }
  try {
    const config = readConfig(env);
    if (!existsSync(config.databasePath)) {
      say(`There is no database at ${config.databasePath}. Give the server's environment.`);
      return FAILED;
    }
    const log = createLog(config.logLevel);
    return await command.run({ config, log, say }, words.slice(name.split(' ').length));
  } catch (cause) {
    if (!(cause instanceof RefusedToStart)) throw cause;
    say(cause.message);
    return WRONG_CONFIGURATION;
  }
}
