import { createApp, type App } from './app.js';
import { readConfig, type Config } from './config.js';
import { RefusedToStart } from './lib/errors.js';
import { startProblem } from './start-problem.js';

/** EX_CONFIG of sysexits.h. */
const WRONG_CONFIGURATION = 78;

// Whatever this process writes is for its own user alone.
process.umask(0o077);

try {
  const config = readConfig();
  const app = await start(config);
  greet(app, config);
  stopOn(['SIGINT', 'SIGTERM'], app);
} catch (cause) {
  if (cause instanceof RefusedToStart) {
    console.error(cause.message);
    process.exit(WRONG_CONFIGURATION);
  }
  throw cause;
}

async function start(config: Config): Promise<App> {
  try {
    const app = await createApp(config);
    await app.listen();
    return app;
  } catch (cause) {
    const problem = startProblem(cause, config);
    throw problem ? new RefusedToStart(problem) : cause;
  }
}

function greet(app: App, config: Config): void {
  const lines = [`Mailkey is at ${config.publicUrl}`];
  if (app.setUpToken) {
    lines.push(`Make the first admin, once: ${config.publicUrl}/setup#token=${app.setUpToken}`);
  } else {
    lines.push('Sign in there.');
  }
  if (config.plainHttp)
    lines.push('WARNING: without TLS anybody on the way reads passwords and keys. Set up https.');
  if (config.sandbox)
    lines.push('The sandbox is on: a rehearsal provider with mailboxes to try everything with.');
  console.log(`\n  ${lines.join('\n  ')}\n`);
}

function stopOn(signals: NodeJS.Signals[], app: App): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    app.close().then(
      () => process.exit(0),
      (cause: unknown) => {
        console.error(cause instanceof Error ? cause.message : 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.on(signal, stop);
}
