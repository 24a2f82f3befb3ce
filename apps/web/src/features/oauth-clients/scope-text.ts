/** The list with the scopes of a pasted text: no blank in a scope (RFC 6749 §3.3), none twice. */
export function addScopes(scopes: readonly string[], text: string): string[] {
  return [...new Set([...scopes, ...text.split(/\s+/).filter(Boolean)])];
}
