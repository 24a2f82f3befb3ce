import type { AuthorizationServer } from '../authorization-server.js';
import { startWithPackages } from '../npm-packages.js';
import { oneForm } from '../one-form.js';

export const jmondi: AuthorizationServer = {
  name: 'jmondi',
  version: '@jmondi/oauth2-server 4.3.7 (npm)',
  always: false,
  paths: { authorize: '/authorize', token: '/token' },
  scopes: ['mail'],
  // It has an endpoint, and no document that names it.
  revokes: false,
  denial: 'PAGE',
  start: async (setting) =>
    oneForm(
      setting,
      await startWithPackages(setting, ['@jmondi/oauth2-server@4.3.7'], 'jmondi.mjs'),
    ),
};
