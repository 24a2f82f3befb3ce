import type { AuthorizationServer } from './authorization-server.js';
import { authlib } from './servers/authlib.js';
import { betterAuth } from './servers/better-auth.js';
import { doorkeeper } from './servers/doorkeeper.js';
import { djangoOAuthToolkit } from './servers/django-oauth-toolkit.js';
import { glewlwyd } from './servers/glewlwyd.js';
import { jmondi } from './servers/jmondi.js';
import { lemonldap } from './servers/lemonldap-ng.js';
import { nodeOAuth } from './servers/node-oauth.js';
import { oidcProvider } from './servers/oidc-provider.js';

export const servers: AuthorizationServer[] = [
  ...[oidcProvider, djangoOAuthToolkit, lemonldap],
  ...[glewlwyd, doorkeeper, authlib, nodeOAuth, jmondi, betterAuth],
];
