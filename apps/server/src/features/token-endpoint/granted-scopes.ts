import { sameScope, scopeResource, splitScopes } from '../oauth-clients/scopes.js';
import type { ScopeSeparator } from '../providers/provider.js';

interface Asked {
  scopes: readonly string[];
  separator: ScopeSeparator;
}

interface Got {
  /** What the answer had for `scope`, as received. */
  scope: unknown;
  refreshToken: boolean;
  idToken: boolean;
}

export interface ScopesGiven {
  grantedScopes: string[];
  missingScopes: string[];
  /** Whether the answer has said what it grants. */
  scopesTold: boolean;
}

/**
 * Granted against asked. RFC 6749 section 5.1: an answer without `scope` grants what was asked; one with
 * an empty `scope` grants nothing.
 */
export function compareScopes(asked: Asked, got: Got): ScopesGiven {
  const granted = readScopes(got.scope, asked);
  if (!granted) return { grantedScopes: [...asked.scopes], missingScopes: [], scopesTold: false };
  const missing = asked.scopes.filter(
    (scope) =>
      !granted.some((one) => sameScope(one, scope)) && !shownOtherwise(scope, granted, got),
  );
  return { grantedScopes: granted, missingScopes: missing, scopesTold: true };
}

const LONGEST = 8192;

/** In any order, as a text or a list, whatever stands between them; undefined where nothing is told. */
function readScopes(value: unknown, asked: Asked): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value.slice(0, 200) : [value];
  const texts = list.filter((one) => typeof one === 'string');
  if (!Array.isArray(value) && texts.length === 0) return undefined;
  const parts = texts.flatMap((text) =>
    splitScopes(text.slice(0, LONGEST).replace(/[^\P{Cc}\s]/gu, '\ufffd'), asked.separator),
  );
  // A comma may belong to a scope's name (RFC 6749 section 3.3 allows it) if it was asked for like that.
  const known = (part: string) => asked.scopes.some((scope) => sameScope(scope, part));
  const split = parts.flatMap((part) =>
    known(part) ? [part] : part.split(/[,;+|[\]"]|%(?:20|2[bc]|3b|7c)/i),
  );
  return [...new Set(split.filter((part) => part !== ''))];
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
