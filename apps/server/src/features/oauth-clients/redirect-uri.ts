/**
 * The one address that a client's provider answers to: its own path, so that a code of another
 * provider can never arrive for it (RFC 9700 section 4.4.2.2).
 */
export function redirectUri(publicUrl: string, oauthClientId: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/oauth/callback/${oauthClientId}`;
}
