import type { Ending } from '../expiration.js';
import type { Seen } from '../seen.js';

/** Mailkey's own keys for programs. */
export function apiKeyEndings({ apiKeys }: Seen): Ending[] {
  return apiKeys.map(({ id, name, expiresAt }) => ({
    subject: id,
    endsAt: expiresAt,
    certainty: 'KNOWN',
    title: `API key ${name}`,
    detail: 'The program that uses this key is refused from then on.',
    fix: [
      'Make a new key under Settings, API keys, and give it to the program.',
      'Then revoke the old one.',
    ],
    actor: 'OPERATOR',
  }));
}
