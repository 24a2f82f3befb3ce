import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: for sessions, API keys, states, tickets and one-time links. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of such a token: SHA-256, hex. */
export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
