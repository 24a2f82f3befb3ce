import { createMask } from '../../lib/mask.js';
import type { Secret } from '../../lib/secret.js';

const MAX_BODY = 2000;

/** The provider's words without tokens and without what we had sent in confidence, capped. */
export function maskAnswer(text: string, secrets: readonly Secret[]): string {
  const mask = createMask(secrets.map((secret) => secret.reveal()));
  return mask(text).slice(0, MAX_BODY);
}

/** The visible words of an HTML page; for reading, shown as text like everything else. */
export function plainWords(html: string): string {
  return html
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
