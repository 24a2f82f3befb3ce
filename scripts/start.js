import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll } from './steps/build.js';
import { root } from './steps/command.js';
import { ensurePackages } from './steps/packages.js';

// From a fresh clone to a running server: no dependency may be imported before it is installed.
ensurePackages();
buildAll();

// To try everything with; whoever runs it in production asks for it by name.
if (process.env.NODE_ENV !== 'production') process.env.SANDBOX ||= 'on';

// In this very process, so that signals and exit codes need no messenger.
process.chdir(root);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(root, 'apps/server/dist/main.js')).href);
