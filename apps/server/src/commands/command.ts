import type { Config } from '../config.js';
import type { Log } from '../lib/log.js';

/** What a command works with; it prints through `say` and nothing else. */
export interface CommandWorld {
  config: Config;
  log: Log;
  say(line: string): unknown;
}

/** Answers with the exit code. */
export type Command = (world: CommandWorld, words: readonly string[]) => Promise<number>;

export const DONE = 0;
export const FAILED = 1;
/** EX_USAGE of sysexits.h. */
export const WRONG_USE = 64;
