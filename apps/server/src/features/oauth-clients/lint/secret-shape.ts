import type { SecretShape } from './finding.js';
import { isGuid } from './reading.js';

/** What the shape of a typed secret tells; the secret itself goes no further than here. */
export function typedSecretShape(secret: string | null | undefined): SecretShape {
  if (!secret) return 'absent';
  if (isGuid(secret)) return 'guid-shaped';
  // What a portal shows of a secret after its first display: dots, or three letters and stars.
  if (/^.{0,4}[*•●]{4,}.{0,4}$/u.test(secret.trim())) return 'masked';
  if (/^\s|\s$|\s\s/.test(secret)) return 'spaced';
  return secret.includes(':') ? 'colon' : 'present';
}
