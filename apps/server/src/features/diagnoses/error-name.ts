/** The names of RFC 6749 (sections 4.1.2.1 and 5.2), OpenID Connect Core (3.1.2.6) and RFC 8628 (3.5). */
const STANDARD = [
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client'],
  ...['unsupported_grant_type', 'invalid_scope', 'access_denied', 'server_error'],
  ...['temporarily_unavailable', 'interaction_required', 'login_required', 'consent_required'],
  ...['account_selection_required', 'slow_down', 'invalid_target'],
];
const byLetters = new Map(STANDARD.map((name) => [letters(name), name]));

/** The standard's name for an error that a server writes as InvalidGrant, INVALID-GRANT or “invalid grant”. */
export const standardName = (error: string): string | undefined => byLetters.get(letters(error));

/** A name as words, so that phrases are found in names of a server's own: bad_refresh_token, TokenExpired. */
export function wordsOfName(error: string): string {
  const standard = standardName(error);
  if (standard !== undefined) return standard === error ? '' : standard;
  return error
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ');
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
