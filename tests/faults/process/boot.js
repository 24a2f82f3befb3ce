import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/**
 * Runs a bundle with the machine code of its last run: a start takes a quarter of a second instead
 * of one, and there are hundreds.
 */
const [, , bundle = ''] = process.argv;
const cache = `${bundle}.cache`;
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
// The bundle is ASCII.
const source = readFileSync(bundle, 'latin1');
const script = new Script(
  `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
  {
    filename: bundle,
    cachedData,
  },
);
const bundled = { exports: {} };
// Packages with native parts stay outside of the bundle; they are those of the tests.
// What has run by the time of this call is compiled in every later process.
globalThis.rememberCode = () => writeFileSync(cache, script.createCachedData());
const require = createRequire(import.meta.url);
script.runInThisContext()(bundled.exports, require, bundled, bundle, dirname(bundle));
