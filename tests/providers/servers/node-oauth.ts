import type { AuthorizationServer } from '../authorization-server.js';
import { startWithPackages } from '../npm-packages.js';
import { oneForm } from '../one-form.js';

const PACKAGES = [
  '@node-oauth/express-oauth-server@4.2.0',
  '@node-oauth/oauth2-server@5.3.0',
  'express@5.2.1',
];

export const nodeOAuth: AuthorizationServer = {
  name: 'node-oauth',
  version: '@node-oauth/oauth2-server 5.3.0 with express-oauth-server 4.2.0 (npm)',
  always: false,
  paths: { authorize: '/authorize', token: '/token' },
  scopes: ['mail'],
  revokes: false,
  start: async (setting) =>
    oneForm(setting, await startWithPackages(setting, PACKAGES, 'node-oauth.mjs')),
};
