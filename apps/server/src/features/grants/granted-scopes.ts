import { sameScope, scopeResource, splitScopes } from '../oauth-clients/scopes.js';
import type { ScopeSeparator } from '../providers/provider.js';

interface Asked {
  scopes: readonly string[];
  separator: ScopeSeparator;
}

interface Got {
  /** The `scope` of the answer, if it had one. */
  scope: string | undefined;
  refreshToken: boolean;
  idToken: boolean;
}

/** Granted against asked (RFC 6749 section 5.1: an answer without `scope` grants what was asked). */
export function compareScopes(
  asked: Asked,
  got: Got,
): { grantedScopes: string[]; missingScopes: string[] } {
  if (got.scope === undefined) return { grantedScopes: [...asked.scopes], missingScopes: [] };
  const granted = splitScopes(got.scope, asked.separator);
  const missing = asked.scopes.filter(
    (scope) =>
      !granted.some((one) => sameScope(one, scope)) && !shownOtherwise(scope, granted, got),
  );
  return { grantedScopes: granted, missingScopes: missing };
}

const identity = new Set(['openid', 'profile', 'email', 'address', 'phone']);

/** Providers leave some scopes out of the list although they have honoured them. */
function shownOtherwise(scope: string, granted: readonly string[], got: Got): boolean {
  const name = scope.toLowerCase();
  if (name === 'offline_access') return got.refreshToken;
  if (identity.has(name)) return got.idToken;
  // `<resource>/.default` stands for whatever the registration lists; the answer names the items.
  if (!name.endsWith('/.default')) return false;
  const resource = scopeResource(scope);
  return granted.some((one) => [undefined, resource].includes(scopeResource(one)));
}
