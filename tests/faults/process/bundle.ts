import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type OutputOptions } from 'rolldown';
import { inject } from 'vitest';
import { setStage } from '../stage.js';

export interface Bundle {
  /** Arguments for Node. */
  args: string[];
}

const here = import.meta.dirname;
const BOOT = join(here, 'boot.js');

/** Native, or looked for by TypeORM and never there. */
const outside = /^(sqlite3|@node-rs\/argon2|@mailkey\/sandbox)$/;

/** Each start reads it all. Classes and functions keep their names, which errors and logs tell. */
const SHORT: OutputOptions = {
  keepNames: true,
  comments: false,
  minify: {
    compress: false,
    mangle: { keepNames: true },
    codegen: { removeWhitespace: true },
  },
};

/** So that it is read byte by byte, and half as large in memory. */
const inAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

let made: Promise<Bundle> | undefined;

/** The process under test as one file, from the same sources as everything else: made once by each worker. */
export const bundleProcess = (): Promise<Bundle> => (made ??= make());

async function make(): Promise<Bundle> {
  const file = join(mkdtempSync(join(inject('runFolder'), 'faults-')), 'process.cjs');
  const build = await rolldown({
    input: join(here, 'main.ts'),
    platform: 'node',
    external: outside,
    resolve: {
      conditionNames: ['source', 'node', 'import', 'default'],
      // graphql 16 has no "exports": without the alias there would be two copies of it.
      alias: { graphql: 'graphql/index.js' },
    },
    tsconfig: join(here, '../../../apps/server/tsconfig.json'),
    logLevel: 'silent',
  });
  const { output } = await build.generate({ ...SHORT, format: 'cjs', codeSplitting: false });
  await build.close();
  writeFileSync(file, inAscii(output[0].code));
  const bundle = { args: [BOOT, file] };
  await warmUp(bundle);
  return bundle;
}

/** Goes through what the tests go through, so that later processes need not compile it again. */
async function warmUp(bundle: Bundle): Promise<void> {
  const stage = await setStage(bundle);
  const subject = await stage.start();
  const clientId = await stage.createClient(subject, 'warm-up');
  await stage.validate(subject, clientId, 'none');
  await stage.later(subject);
  await subject.order('fresh', clientId);
  await subject.order('remember', null);
  await stage.close();
}
