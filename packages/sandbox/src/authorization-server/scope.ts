import { applicationResource, googleResource, graphResource, resource } from '../tenant.js';

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

export interface AskedScopes {
  /** OpenID's own scopes and offline_access. */
  openId: string[];
  /** With their resource, as asked. */
  permissions: string[];
  /** The resources that are named; more than one is refused at the token endpoint (AADSTS28000). */
  resources: string[];
}

export type ScopeProblem = 'missing' | 'malformed' | 'unknown-resource';

/** Microsoft names the resource inside the scope; a bare name means Graph. */
export function readScopes(
  scopes: string[],
): AskedScopes | { problem: ScopeProblem; scope: string } {
  const openId = scopes.filter((scope) => openIdScopes.includes(scope));
  const permissions = scopes.filter((scope) => !openIdScopes.includes(scope));
  const malformed = permissions.find(
    (scope) => /[,;+]/.test(scope) || !/^[\x21-\x7e]+$/.test(scope),
  );
  if (malformed) return { problem: 'malformed', scope: malformed };
  if (scopes.length === 0) return { problem: 'missing', scope: '' };
  const resources = [...new Set(permissions.map(resourceOf))];
  const unknown = permissions.find((scope) => !knownResources.includes(resourceOf(scope)));
  if (unknown) return { problem: 'unknown-resource', scope: unknown };
  return { openId, permissions, resources };
}

const knownResources = [resource, applicationResource, graphResource, googleResource];

export function resourceOf(scope: string): string {
  const slash = scope.lastIndexOf('/');
  return slash < 0 ? graphResource : scope.slice(0, slash);
}

/** What goes into `scp`: the names without their resource. */
export function shortNames(permissions: string[]): string[] {
  return permissions.map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
}
