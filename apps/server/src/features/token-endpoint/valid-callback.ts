import type { Secret } from '../../lib/secret.js';

const proof: unique symbol = Symbol('proof');

/**
 * An authorization code that belongs to this browser, this client and this attempt. The exchange
 * accepts nothing else, and only `matchCallback` of validations may call `provenCallback`.
 */
export interface ValidCallback {
  readonly [proof]: true;
  readonly attemptId: string;
  readonly code: Secret;
}

export function provenCallback(matched: { attemptId: string; code: Secret }): ValidCallback {
  return { ...matched, [proof]: true };
}
