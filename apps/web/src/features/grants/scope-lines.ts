import type { ConsentReceipt_GrantFragment } from '@mailkey/schema';

type Scopes = Pick<
  ConsentReceipt_GrantFragment,
  'requestedScopes' | 'grantedScopes' | 'missingScopes'
>;

export interface ScopeLine {
  scope: string;
  state: 'granted' | 'missing' | 'extra';
}

/** Asked against granted; what the server calls missing counts, since providers rename scopes. */
export function scopeLines(grant: Scopes): ScopeLine[] {
  const { requestedScopes, grantedScopes, missingScopes } = grant;
  const asked = requestedScopes.map<ScopeLine>((scope) => ({
    scope,
    state: missingScopes.includes(scope) ? 'missing' : 'granted',
  }));
  const known = new Set(requestedScopes.map((scope) => scope.toLowerCase()));
  const extra = grantedScopes
    .filter((scope) => !known.has(scope.toLowerCase()))
    .map<ScopeLine>((scope) => ({ scope, state: 'extra' }));
  return [...asked, ...extra];
}
