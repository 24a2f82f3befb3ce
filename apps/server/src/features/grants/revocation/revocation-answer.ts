import type { Secret } from '../../../lib/secret.js';
import { maskAnswer } from '../../token-endpoint/mask-answer.js';
import type { Posted } from '../../../lib/http/post.http.js';

/**
 * REVOKED: the provider has ended it, or knew it no longer. WAITING: it has not said so yet and is
 * asked again. NOT_SUPPORTED: it cannot be asked. FAILED: it refuses, and the access may live on there.
 */
export type AtProvider = 'REVOKED' | 'WAITING' | 'NOT_SUPPORTED' | 'FAILED';

export interface Revoked {
  atProvider: AtProvider;
  /** One sentence. */
  message: string;
}

export interface RevocationReading {
  atProvider: AtProvider;
  /** An error code, a status or a fault of the network, secrets masked. */
  said: string;
  /** The header Retry-After, as received. */
  retryAfter?: string;
  /** It does not take the client for who it is; another way to show that may do. */
  refusesClient?: boolean;
  /** Nobody answered: what is true of this one is true of all at the host. */
  unreachable?: boolean;
}

/**
 * What an answer to a revocation says (RFC 7009 section 2.2): 200, whether or not the token was
 * known. Without an error code of OAuth nothing is a refusal: it may be anybody's page, and a 503
 * leaves the token alive (section 2.2.1).
 */
export function readRevocation(reply: Posted, secrets: readonly Secret[]): RevocationReading {
  if (reply.kind === 'failed') {
    const { message, code } = reply.fault;
    const said = (message || code).replace(/\.$/, '').slice(0, 200);
    return { atProvider: 'WAITING', said: maskAnswer(said, secrets), unreachable: true };
  }
  const { status, body, retryAfter } = reply.answer;
  if (status === 200) return { atProvider: 'REVOKED', said: 'HTTP 200' };
  const words = maskAnswer(body, secrets);
  const error = /"error"\s{0,8}:\s{0,8}"([\w-]{1,60})"/.exec(words)?.[1];
  const said = error ?? `HTTP ${status}`;
  if (status === 400 && isGone(error, words)) return { atProvider: 'REVOKED', said };
  // Without a word it is no page of a proxy's: glewlwyd refuses clients so.
  const isBare = (status === 401 || status === 403) && body.trim() === '';
  const refused = isBare || (error && status >= 400 && status < 500 && !PASSING.has(status));
  if (!refused) return { atProvider: 'WAITING', said, ...(retryAfter && { retryAfter }) };
  if (error === 'unsupported_token_type') return { atProvider: 'NOT_SUPPORTED', said };
  const isClient = status === 401 || error === 'invalid_client';
  return { atProvider: 'FAILED', said, ...(isClient && { refusesClient: true }) };
}

/**
 * What has ended already is what was wanted (RFC 7009 section 2.2): Google says `invalid_token`, and
 * better-auth "token not found" the first time, "refresh token revoked" the second.
 */
function isGone(error: string | undefined, words: string): boolean {
  if (error === 'invalid_token') return true;
  const description = /"error_description"\s{0,8}:\s{0,8}"([^"]{1,300})"/.exec(words)?.[1] ?? '';
  return (
    (error === 'invalid_request' || error === 'invalid_grant') &&
    /\btoken\b/i.test(description) &&
    /\b(not found|unknown|revoked|expired|not exist|no longer|not active|inactive)\b/i.test(
      description,
    )
  );
}

const PASSING = new Set([408, 425, 429]);

/** What came of it, for the person who revokes. */
export function revokedOf({ atProvider, said }: RevocationReading): Revoked {
  return { atProvider, message: SENTENCES[atProvider](said) };
}

const SENTENCES: Record<AtProvider, (said: string) => string> = {
  REVOKED: (said) =>
    said === 'HTTP 200' ? 'The provider has ended it.' : 'The provider knew it no longer.',
  WAITING: (said) =>
    `The provider has not confirmed it yet (${said}): Mailkey goes on asking, for seven days.`,
  NOT_SUPPORTED: () => 'The provider does not take this token back.',
  FAILED: (said) => {
    const refused = `The provider refuses it (${said}): the access may live on there.`;
    const right = /^HTTP 40[13]$|^unauthorized_client$/.test(said);
    return right ? `${refused} The client may lack the right to give tokens back.` : refused;
  },
};

/** Nobody was asked: there are providers that would end more than what was to be revoked. */
export const SPARED: Revoked = {
  atProvider: 'NOT_SUPPORTED',
  message:
    'The provider was not asked: with this grant it would end the other one of the same account.',
};
