import { createMask, MASKED } from '../../lib/mask.js';
import type { Secret } from '../../lib/secret.js';

const MAX_BODY = 2000;

/** `"access_token": "…"`, `client_secret=…` and their like, whatever quotes or escapes stand around them. */
const named =
  /((?:access_token|refresh_token|id_token|client_secret|client_assertion|code_verifier|assertion)\\{0,3}["']?\s{0,8}[=:]\s{0,8}\\{0,3}["']?)[^\s"'&\\,<>}]+/gi;

/** The provider's words without tokens and without what we had sent in confidence, capped. */
export function maskAnswer(text: string, secrets: readonly Secret[]): string {
  const mask = createMask(secrets.map((secret) => secret.reveal()));
  return mask(text).replace(named, `$1${MASKED}`).slice(0, MAX_BODY);
}

/** The visible words of an HTML page; for reading, shown as text like everything else. */
export function plainWords(html: string): string {
  return html
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
