import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'secret-shapes', include: ['src/**/*.test.ts'], testTimeout: 60_000 },
});
