/** How the authorization server treats one token request. */
export interface Behaviour {
  /** Before anything is decided. */
  waitMs?: number;
  /** Likewise: until this has come. */
  until?: Promise<void>;
  /** The tokens are given, and the answer is held back until then. */
  answerWhen?: Promise<void>;
  /** Closes the connection: before it has done anything, or after the tokens were given. */
  cut?: 'before' | 'after';
  /** Never says a word: before it has done anything, or after the tokens were given. */
  hang?: 'before' | 'after';
  /** The headers, and then nothing or one byte in a second. */
  body?: 'never' | 'drip';
  /** Another answer instead of the tokens, which are not given then. */
  instead?: { status: number; type?: string; text?: string; headers?: Record<string, string> };
  /** Fields of the token answer put over the usual ones; undefined takes one away. */
  fields?: Record<string, unknown>;
  /** The end of the answer is missing. */
  truncated?: boolean;
}

export const JSON_TYPE = 'application/json';

/** An error as RFC 6749 section 5.2 has it. */
export function refusal(error: string, status = 400): Behaviour {
  return { instead: { status, type: JSON_TYPE, text: JSON.stringify({ error }) } };
}

export function busy(status: number, retryAfter?: string): Behaviour {
  const headers: Record<string, string> = retryAfter ? { 'retry-after': retryAfter } : {};
  return { instead: { status, type: 'text/plain', text: 'busy', headers } };
}
