import { timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../lib/secret.js';
import type { AuthorizeFacts } from '../diagnoses/facts.js';
import { maskAnswer } from '../token-endpoint/mask-answer.js';
import { foreignText } from '../token-endpoint/token-fields.js';
import { provenCallback, type ValidCallback } from '../token-endpoint/valid-callback.js';
import { hashed, type Attempt } from './attempt.js';
import type { CallbackParameters } from './callback-parameters.js';
import { parseUrl } from '../../lib/parse-url.js';

export type CallbackMatch =
  | { kind: 'valid'; callback: ValidCallback }
  /** It belongs to the attempt, and the provider said no. */
  | { kind: 'denied'; authorize: Extract<AuthorizeFacts, { kind: 'error' }> }
  /** It belongs to the attempt, and must not be used. */
  | { kind: 'spoilt'; problem: SpoiltProblem }
  /** It does not belong to the attempt, which stays as it is. */
  | { kind: 'foreign'; problem: ForeignProblem };

export type SpoiltProblem = 'expired' | 'issuer-mismatch' | 'issuer-missing' | 'no-code';
export type ForeignProblem = 'unknown-state' | 'other-client' | 'other-browser' | 'other-session';

/** What the browser brought, and where to. */
export interface Arrival {
  /** The client id in the path of the redirect URI. */
  oauthClientId: string;
  parameters: CallbackParameters;
  flow: Secret | undefined;
  /** Of the signed-in person in that browser, if any. */
  sessionId: string | undefined;
  now: Date;
}

/** Judges an authorization response against the attempt that its state names (RFC 6749 section 10.12, RFC 9700 section 4). */
export function matchCallback(attempt: Attempt, arrival: Arrival): CallbackMatch {
  const foreign = foreignProblem(attempt, arrival);
  if (foreign) return { kind: 'foreign', problem: foreign };
  if (arrival.now >= attempt.expiresAt) return { kind: 'spoilt', problem: 'expired' };
  const { code, iss, error } = arrival.parameters;
  if (iss !== undefined && !isExpectedIssuer(iss, attempt)) {
    return { kind: 'spoilt', problem: 'issuer-mismatch' };
  }
  if (error !== undefined) return { kind: 'denied', authorize: errorFacts(attempt, arrival) };
  if (!code) return { kind: 'spoilt', problem: 'no-code' };
  // A refusal says no either way; a code may be of another server where this one always names itself.
  if (iss === undefined && attempt.settings.sendsIssuer)
    return { kind: 'spoilt', problem: 'issuer-missing' };
  return { kind: 'valid', callback: provenCallback({ attemptId: attempt.id, code }) };
}

function foreignProblem(attempt: Attempt, arrival: Arrival): ForeignProblem | undefined {
  if (!isHashOf(attempt.stateHash, arrival.parameters.state)) return 'unknown-state';
  if (arrival.oauthClientId !== attempt.oauthClientId) return 'other-client';
  if (!isHashOf(attempt.flowHash, arrival.flow)) return 'other-browser';
  const { sessionId } = arrival;
  const otherPerson = sessionId !== undefined && attempt.sessionId !== null;
  return otherPerson && sessionId !== attempt.sessionId ? 'other-session' : undefined;
}

function isHashOf(stored: string | null, value: Secret | undefined): boolean {
  if (stored === null || !value) return false;
  return timingSafeEqual(Buffer.from(stored), Buffer.from(hashed(value)));
}

/**
 * RFC 9207 section 2.4 by exact string where the issuer is known. Elsewhere an `iss` of another
 * origin than the authorization endpoint's can only be another server's: a mix-up.
 */
function isExpectedIssuer(iss: string, { settings }: Attempt): boolean {
  if (settings.issuer !== undefined) return iss === settings.issuer;
  return parseUrl(iss)?.origin === new URL(settings.authorizeUrl).origin;
}

function errorFacts(
  { createdAt }: Attempt,
  { parameters, now }: Arrival,
): Extract<AuthorizeFacts, { kind: 'error' }> {
  const words = (text: string | undefined, limit: number): string | undefined =>
    text === undefined ? undefined : foreignText(maskAnswer(text, []), limit);
  const description = words(parameters.errorDescription, 500);
  const uri = words(parameters.errorUri, 500);
  return {
    kind: 'error',
    error: words(parameters.error, 100) ?? '',
    afterMs: now.getTime() - createdAt.getTime(),
    ...(description && { description }),
    ...(uri && { uri }),
  };
}
