/**
 * Who may import whom, how large and how named: the rules of the house as data.
 * Judged by eslint-rules/ while one types and by tests/architecture/ as a whole. Change it by an ADR.
 */

/** Folders of the workspaces and the packages of ours that each may import. */
export const packages = {
  'apps/server': { name: '@mailkey/server', mayImport: ['@mailkey/secret-shapes'] },
  'apps/web': { name: '@mailkey/web', mayImport: ['@mailkey/schema', '@mailkey/secret-shapes'] },
  'packages/schema': { name: '@mailkey/schema', mayImport: [] },
  'packages/secret-shapes': { name: '@mailkey/secret-shapes', mayImport: [] },
  'packages/sandbox': { name: '@mailkey/sandbox', mayImport: [] },
  'packages/token-helper': { name: 'mailkey-token', mayImport: [] },
  tests: {
    name: '@mailkey/tests',
    mayImport: ['@mailkey/server', '@mailkey/schema', '@mailkey/sandbox', '@mailkey/secret-shapes'],
  },
};

export const server = {
  root: 'apps/server/src',
  /**
   * Highest first: each may import itself and everything below it. The generic half of graphql/ lies
   * between the two halves of the features: resolvers build on it, and it knows pure files only (ADR 0006).
   */
  layers: ['main', 'app', 'http', 'shell', 'graphql', 'core', 'db', 'lib'],
  /** Files that leave the layer of their folder; any other file directly in src/ belongs to `app`. */
  files: {
    'serve.ts': 'main',
    'process.ts': 'main',
    'print-schema.ts': 'main',
    // Registries of shell files; the other registries list pure ones.
    'features/checks/probes/index.ts': 'shell',
    'features/alerts/channels/index.ts': 'shell',
  },
  folders: {
    commands: 'app',
    wiring: 'app',
    http: 'http',
    graphql: 'graphql',
    db: 'db',
    lib: 'lib',
  },
  /** Its type may be named anywhere, its value where the process is put together. */
  config: { file: 'config.ts', valueIn: ['main', 'app'] },
  /** Loaded by `import()` only, in these layers only: an installation without it never reads it. */
  sandbox: { package: '@mailkey/sandbox', dynamicIn: ['app'] },
  /** Lowest first: each may import those before it. Those in one list are equals and do not know each other. */
  features: [
    ['providers'],
    ['diagnoses'],
    ['access'],
    ['audit'],
    ['keys'],
    ['runs'],
    ['oauth-clients'],
    ['token-endpoint'],
    ['batches'],
    ['mailboxes'],
    ['grants'],
    ['secret-change'],
    ['hand-out'],
    ['alerts'],
    ['incidents'],
    ['validations', 'checks'],
    ['expirations'],
  ],
  /** The closed list of suffixes that let a file touch the world. */
  roles: ['entity', 'input', 'resolver', 'route', 'store', 'http', 'probe', 'flow'],
};

/** A file of a feature without a role suffix: no I/O, no clock, no randomness. */
export const pure = {
  forbiddenPackages: [
    ...[
      'typeorm',
      'type-graphql',
      'express',
      'imapflow',
      'nodemailer',
      'undici',
      'ws',
      'graphql-ws',
    ],
    ...['sqlite3', 'pg', 'ioredis', 'pino', '@apollo/server', '@node-rs/argon2'],
    ...['node:net', 'node:tls', 'node:http', 'node:https', 'node:http2', 'node:dns', 'node:dgram'],
    ...['node:fs', 'node:child_process', 'node:worker_threads', 'node:timers', 'node:process'],
  ],
  /** Harmless functions of otherwise forbidden packages. */
  allowedNames: { 'node:net': ['isIP', 'isIPv4', 'isIPv6'] },
  /** Hashing is a function of its input and stays allowed. */
  forbiddenCryptoNames: /^(random|generate|getRandomValues|webcrypto$|default$)/,
  /** Reached without an import. */
  forbiddenCalls: [
    ...[
      'Date.now',
      'Math.random',
      'performance.now',
      'crypto.randomUUID',
      'crypto.getRandomValues',
    ],
    ...['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'process.hrtime'],
  ],
};

export const web = {
  root: 'apps/web/src',
  layers: ['main', 'router', 'pages', 'features', 'ui', 'lib'],
  files: { 'main.ts': 'main', 'App.vue': 'main', 'router.ts': 'router', 'apollo.ts': 'lib' },
  folders: { pages: 'pages', features: 'features', ui: 'ui', lib: 'lib' },
  /** Same nouns and order as the server, and what shows several of them at once. */
  features: [...server.features, ['home', 'frame']],
};

export const sizes = { file: 250, test: 300, vue: 200, vueScript: 80, function: 55, parameters: 3 };

export const names = {
  /** Of a file or a folder, in the singular or the plural. */
  bannedWhole: ['common', 'misc'],
  /** As the whole name or as its last word. */
  bannedLast: ['util', 'helper', 'manager', 'service', 'data', 'info'],
  /** The product's owner named this folder; mail programs call such a command a credential helper. */
  fixed: ['token-helper'],
  bannedFolders: ['services', 'repositories', 'controllers', 'models', 'types', 'shared'],
  /** Folders whose index.ts is a registry or a package's face; elsewhere a file is imported by its own name. */
  index: [
    'apps/server/src/features/providers',
    'apps/server/src/features/diagnoses/rules',
    'apps/server/src/features/oauth-clients/lint',
    'apps/server/src/features/checks/probes',
    'apps/server/src/features/alerts/channels',
    'packages/sandbox/src',
    'packages/schema/src',
    'packages/secret-shapes/src',
  ],
};
