import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql 16 has no "exports": without the alias Vite and Node load two copies of it.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    conditions: ['source'],
  },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'server',
    include: ['src/**/*.test.ts'],
    // Nothing here changes what another file sees, and to load everything anew for each costs half of the time.
    isolate: false,
    // Beside browsers and servers on a busy machine: a hang still ends.
    testTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
