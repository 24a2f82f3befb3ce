import { readFileSync } from 'node:fs';

// What a start has to load, as few files: a thousand small ones take longer than all they do.
// Packages stay outside but for those of which a start needs a small part.
const INSIDE = new Set(['@mailkey/secret-shapes', 'graphql-scalars', 'zod']);
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const outside = Object.keys(dependencies).filter((name) => !INSIDE.has(name));

/** @type {import('rolldown').RolldownOptions} */
export default {
  input: { main: 'src/serve.ts', mailkey: 'src/cli.ts' },
  platform: 'node',
  tsconfig: 'tsconfig.json',
  resolve: { conditionNames: ['source', 'node', 'import', 'default'] },
  external: outside.map((name) => new RegExp(`^${name}(/|$)`)),
  output: {
    dir: 'dist',
    format: 'esm',
    keepNames: true,
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'bundled-[name].js',
  },
};
