import type { AuthorizationServer } from '../authorization-server.js';
import { startWithPackages } from '../npm-packages.js';
import { oneForm } from '../one-form.js';

export const jmondi: AuthorizationServer = {
  name: 'jmondi',
  version: '@jmondi/oauth2-server 4.3.7 (npm)',
  always: false,
  paths: { authorize: '/authorize', token: '/token', revocation: '/revoke' },
  scopes: ['mail'],
  revokes: true,
  denial: 'PAGE',
  start: async (setting) =>
    oneForm(
      setting,
      await startWithPackages(setting, ['@jmondi/oauth2-server@4.3.7'], 'jmondi.mjs'),
    ),
};
