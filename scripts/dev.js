import { spawn } from 'node:child_process';
import { tryBuild } from './steps/build.js';
import { environment, root } from './steps/command.js';
import { ensurePackages } from './steps/packages.js';

// The compiler beside Node's own watcher (decorator metadata needs tsc), and Vite for the web app.
ensurePackages();
// A mistake in the code is no reason to stop: the compiler goes on watching.
tryBuild();

const vite = 'http://localhost:5173';
const port = process.env.PORT || '4000';
const env = {
  ...environment,
  SANDBOX: process.env.SANDBOX || 'on',
  // Browser and provider come through Vite, which hands GraphQL and the callbacks on.
  PUBLIC_URL: process.env.PUBLIC_URL || vite,
  MAILKEY_SERVER: `http://127.0.0.1:${port}`,
};
const compile = (/** @type {string} */ folder) => [
  ...['tsc', '-w', '--preserveWatchOutput', '-p', `${folder}/tsconfig.build.json`],
];
const children = [
  compile('packages/secret-shapes'),
  compile('packages/sandbox'),
  compile('apps/server'),
  [
    'node',
    '--watch',
    '--watch-preserve-output',
    '--enable-source-maps',
    'apps/server/dist/serve.js',
  ],
  ['npm', 'run', 'dev', '--silent', '--workspace', 'apps/web', '--', '--strictPort'],
].map(([command = '', ...args]) =>
  spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }),
);

let stopping = false;
for (const child of children) child.on('exit', () => stop(child.exitCode ?? 1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));

/** One that ends takes the others with it: half a development server only confuses. @param {number} code */
function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
