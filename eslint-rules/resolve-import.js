import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { web } from '../architecture.js';

const root = dirname(import.meta.dirname);

/** A file's path from the root of the repository, with slashes. @param {string} file */
export function fromRoot(file) {
  return relative(root, file).split(sep).join('/');
}

/**
 * What an import names: a file from the root of the repository, or the package as written.
 * @param {string} from from the root of the repository
 * @param {string} specifier
 */
export function resolveImport(from, specifier) {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('@/')) return existing(join(web.root, bare.slice(2)));
  if (!bare.startsWith('.')) return bare;
  return existing(join(dirname(from), bare));
}

/** Sources are .ts where an import says .js. @param {string} path */
function existing(path) {
  const slashed = path.split(sep).join('/');
  const source = slashed.replace(/\.js$/, '.ts');
  const candidates = [source, slashed, `${slashed}.ts`, `${slashed}.vue`, `${slashed}/index.ts`];
  return candidates.find((candidate) => existsSync(join(root, candidate))) ?? source;
}
