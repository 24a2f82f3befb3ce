import { expect, it } from 'vitest';
import { textOf } from './sources.js';

/** Read by Node itself, so config.ts does not name them. */
const READ_BY_NODE = ['NODE_EXTRA_CA_CERTS'];

it('lists in .env.example exactly the variables that config.ts reads', () => {
  const offered = [...textOf('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  const read = [...textOf('apps/server/src/config.ts').matchAll(/^ {4}([A-Z][A-Z_]+): /gm)].map(
    ([, name]) => name,
  );
  expect(read.length).toBeGreaterThan(10);
  expect(offered.toSorted()).toEqual([...read, ...READ_BY_NODE].toSorted());
});
