import type { TokenFacts } from '../diagnoses/facts.js';
import { judge } from '../diagnoses/judge.js';

/** Time-out, misdirected, too early, too often, out of service (RFC 9110 section 15.5, RFC 6585), a proxy. */
const PASSING = new Set([407, 408, 421, 425, 429, 503]);
export const isPassing = (status: number): boolean => PASSING.has(status);

/** In conflict, locked (RFC 9110 section 15.5.10, RFC 4918), Twitter's for too often: until it is said again and again. */
const BUSY = new Set([409, 420, 423]);
export const isBusy = (status: number): boolean => BUSY.has(status);

/** Whether the provider refuses the client itself: it has then looked at no code and no refresh token. */
export function refusesClient(token: TokenFacts): boolean {
  if (token.kind !== 'refused' || token.status >= 500) return false;
  if (isPassing(token.status) || isBusy(token.status)) return false;
  return judge({ now: new Date(0), provider: 'GENERIC', token, probes: [] }).refuses === 'client';
}
