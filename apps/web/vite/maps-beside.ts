import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Moves the source maps out of what is served, into a folder beside it: operators read them, strangers do not. */
export function mapsBeside(folder: string): Plugin {
  return {
    name: 'mailkey:maps-beside',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const beside = resolve(dir, '..', folder);
      rmSync(beside, { recursive: true, force: true });
      mkdirSync(beside);
      for (const name of Object.keys(bundle))
        if (name.endsWith('.map')) renameSync(join(dir, name), join(beside, basename(name)));
    },
  };
}
