import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'token-helper', include: ['src/**/*.test.ts'], testTimeout: 30_000 },
});
