import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql 16 has no "exports": without the alias Vite and Node load two copies of it.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    conditions: ['source'],
  },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'tests',
    include: ['**/*.test.ts'],
    globalSetup: 'faults/run-folder.ts',
    // The product is loaded once for each worker, not for each file: most of the time went there.
    isolate: false,
    // Real servers and a real browser on a busy machine: a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // What a quiet machine shows at once takes a while where four files run at once.
    expect: { poll: { timeout: 20_000 } },
  },
});
