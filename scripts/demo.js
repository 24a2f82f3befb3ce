import { buildAll } from './steps/build.js';
import { ensurePackages } from './steps/packages.js';

// The main job with nobody at the keyboard; it exits with 0 only if everything went as described.
ensurePackages();
buildAll();
await import('../tests/demo/main.js');
