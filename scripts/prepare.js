import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './steps/command.js';

// npm runs this after `npm install` and `npm ci`. Hooks are a convenience: without git, or where a
// machine builds, there are none, and an installation never fails for them.
const { CI, SKIP_INSTALL_SIMPLE_GIT_HOOKS, npm_config_dry_run } = process.env;
const wanted = !CI && SKIP_INSTALL_SIMPLE_GIT_HOOKS !== '1' && npm_config_dry_run !== 'true';
const possible =
  existsSync(join(root, '.git')) && existsSync(join(root, 'node_modules/.bin/simple-git-hooks'));
if (
  wanted &&
  possible &&
  run('simple-git-hooks', [], { SKIP_INSTALL_SIMPLE_GIT_HOOKS: '0' }) !== 0
) {
  console.warn('The commit hooks could not be installed; everything else works.');
}
