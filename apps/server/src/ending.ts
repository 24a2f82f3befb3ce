import type { App } from './app.js';
import type { Log } from './lib/log.js';

/** EX_SOFTWARE of sysexits.h. */
const BUG = 70;
/** Milliseconds for a stop after an error: longer than a provider may take to answer, and no longer. */
const LONGEST_STOP = 40_000;

/**
 * How the process ends: what has begun is finished first, so that no token that a provider has given
 * is lost. Exit code 0 after a signal, 1 where it could not stop cleanly, 70 after an error that nobody caught.
 */
export function createEnding(log: Log) {
  let running: App | undefined;
  let stopping = false;
  let exitCode = 0;

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    try {
      await running?.close();
    } catch (cause) {
      log.fatal({ err: cause }, 'could not stop cleanly');
      exitCode ||= 1;
    }
    process.exit(exitCode);
  }

  return {
    started: (app: App): void => void (running = app),
    stop: (): void => void stop(),
    stumble(cause: unknown): void {
      log.fatal({ err: cause }, 'an error that nobody caught: Mailkey stops');
      if (exitCode === BUG) return;
      exitCode = BUG;
      setTimeout(() => process.exit(BUG), LONGEST_STOP).unref();
      void stop();
    },
  };
}
