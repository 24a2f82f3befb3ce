import type { AuthorizationServer } from './authorization-server.js';
import { djangoOAuthToolkit } from './servers/django-oauth-toolkit.js';
import { lemonldap } from './servers/lemonldap-ng.js';
import { oidcProvider } from './servers/oidc-provider.js';

export const servers: AuthorizationServer[] = [oidcProvider, djangoOAuthToolkit, lemonldap];
