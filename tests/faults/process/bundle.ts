import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { setStage } from '../stage.js';

export interface Bundle {
  /** Arguments for Node. */
  args: string[];
  remove(): void;
}

const here = import.meta.dirname;
const BOOT = join(here, 'boot.js');

/** Native, or looked for by TypeORM and never there. */
const outside = /^(sqlite3|@node-rs\/argon2|@mailkey\/sandbox)$/;

/** The process under test as one file, from the same sources as everything else. */
export async function bundleProcess(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-faults-'));
  const file = join(folder, 'process.cjs');
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
  await build.write({ file, format: 'cjs', keepNames: true, codeSplitting: false });
  await build.close();
  const bundle = { args: [BOOT, file], remove: () => rmSync(folder, { recursive: true }) };
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
