import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Leaves out of what people load what a package carries for uses that are not ours. */
export function lean(): Plugin {
  return {
    name: 'mailkey:lean',
    config: (_config, { command }) => ({
      resolve: {
        alias: [
          // The icons are all in the bundle: nothing is asked of a server for them.
          { find: /^@iconify\/vue$/, replacement: beside('./icons.ts') },
          { find: /^ohash\/utils$/, replacement: beside('./equal.ts') },
          // Without the compiler of messages; src/lib/message-compiler.ts knows what ours use.
          { find: /^vue-i18n$/, replacement: 'vue-i18n/dist/vue-i18n.runtime.mjs' },
        ],
      },
      define: command === 'build' ? forPeople : {},
    }),
  };
}

const forPeople = {
  'globalThis.__DEV__': 'false',
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
};
