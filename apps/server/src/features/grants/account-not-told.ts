import { sameScope } from '../oauth-clients/scopes.js';

interface Asked {
  scopes: readonly string[];
  /** Those that make this server tell who signed in; undefined: nobody knows. */
  identityScopes: readonly string[] | undefined;
}

const PLAIN = 'This server does not tell who signed in.';

/** Said where no token, no userinfo and no introspection has told it, with the scopes that would. */
export function accountNotTold({ scopes, identityScopes }: Asked): string {
  const lacks = (scope: string): boolean => !scopes.some((one) => sameScope(one, scope));
  const takes = (scope: string): boolean => identityScopes?.includes(scope) ?? true;
  // `email` brings the address; `profile` another name, where there is no better one.
  const name = takes('email') ? 'email' : 'profile';
  const wanted = ['openid', name].filter((scope) => takes(scope) && lacks(scope));
  if (wanted.length === 0) return PLAIN;
  const add = `dd the scope${wanted.length > 1 ? 's' : ''} ${wanted.join(' and ')}, and validate again.`;
  return identityScopes ? `${PLAIN} A${add}` : `${PLAIN} If it knows OpenID Connect, a${add}`;
}
