import { createApp, type App } from './app.js';
import { readConfig, type Config } from './config.js';
import { createEnding } from './ending.js';
import { RefusedToStart } from './lib/errors.js';
import { createLog, type Log } from './lib/log.js';
import { startProblem } from './start-problem.js';

/** EX_CONFIG of sysexits.h. */
const WRONG_CONFIGURATION = 78;

// Whatever this process writes is for its own user alone.
process.umask(0o077);

try {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const ending = createEnding(log);
  // A rejection that nobody heard comes here, too.
  process.on('uncaughtException', ending.stumble);
  const app = await start(config, log);
  ending.started(app);
  greet(app, config);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, ending.stop);
} catch (cause) {
  if (cause instanceof RefusedToStart) {
    console.error(cause.message);
    process.exit(WRONG_CONFIGURATION);
  }
  throw cause;
}

async function start(config: Config, log: Log): Promise<App> {
  try {
    const app = await createApp(config, { log });
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
