import ui from '@nuxt/ui/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compressed } from './vite/compressed.js';
import { operationsApart } from './vite/operations-apart.js';
import { theme } from './vite/theme.js';
import { kitFixes } from './vite/kit-fixes.js';
import { lean } from './vite/lean.js';
import { mapsBeside } from './vite/maps-beside.js';

const server = process.env.MAILKEY_SERVER ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [
    lean(),
    operationsApart(),
    kitFixes(),
    mapsBeside('source-maps'),
    compressed(),
    vue(),
    ui({
      // Our own, because the kit's writes an inline style at each change.
      colorMode: false,
      autoImport: false,

      icon: { clientBundle: { scan: { globInclude: ['src/**/*.{vue,ts}'] } } },
      ui: theme,
    }),
  ],
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  // A data: URL in CSS would need a hole in the CSP.
  build: { sourcemap: 'hidden', assetsInlineLimit: 0, chunkSizeWarningLimit: 800 },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/oauth': { target: server },
      '/audit.csv': { target: server },
      '/mailbox-imports': { target: server },
      '/mailbox-actions': { target: server },
      '/token': { target: server },
    },
  },
});
