const masked = '[masked]';

const patterns: [RegExp, string][] = [
  // JSON Web Tokens, wherever they stand
  [/\beyJ[\w-]{8,}(?:\.[\w-]+){1,4}/g, masked],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${masked}`],
  // SASL initial responses (RFC 7628, XOAUTH2, PLAIN)
  [/\b(XOAUTH2|OAUTHBEARER|PLAIN|LOGIN)\s+[A-Za-z0-9+/]{12,}={0,2}/g, `$1 ${masked}`],
  [
    /(["']?\b(?:access_token|refresh_token|id_token|client_secret|code_verifier|client_assertion|password)["']?\s*[=:]\s*["']?)[^\s"'&,;)}\]]{4,}/gi,
    `$1${masked}`,
  ],
  // In URLs only: "code: invalid_grant" is what a reader needs.
  [/([?&#](?:code|state|nonce|session_state)=)[^\s"'&#]+/gi, `$1${masked}`],
];

/**
 * A second net under the server, which masks as it records: a report leaves the house, so nothing
 * that looks like a token, a code or a secret may be in it.
 */
export function maskSecrets(text: string): string {
  return patterns.reduce((rest, [pattern, put]) => rest.replace(pattern, put), text);
}
