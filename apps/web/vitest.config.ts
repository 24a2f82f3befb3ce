import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import viteConfig from './vite.config.js';

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      name: 'web',
      environment: 'happy-dom',
      include: ['src/**/*.test.ts'],
      // To load the kit and a page anew for each file took most of the time.
      isolate: false,
      setupFiles: 'src/leaves-nothing.ts',
      // A form with selects takes seconds to mount on a busy machine.
      testTimeout: 30_000,
      server: { deps: { inline: ['@nuxt/ui', '@vue/apollo-composable'] } },
    },
  }),
);
