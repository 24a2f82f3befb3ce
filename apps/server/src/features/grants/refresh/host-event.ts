import type { TokenFacts } from '../../diagnoses/facts.js';
import type { HostEvent } from './breaker.js';
import { retryAfterPause } from '../../../lib/http/retry-after.js';
import type { TokenReply } from '../../token-endpoint/token.http.js';
import { parseUrl } from '../../../lib/parse-url.js';

/** What an answer says of the host itself; undefined: nothing, such as an address that we do not ask. */
export function hostEvent(
  facts: TokenFacts,
  retryAfter: number | undefined,
): HostEvent | undefined {
  const failed = { kind: 'failed', ...(retryAfter !== undefined && { retryAfter }) } as const;
  switch (facts.kind) {
    case 'granted':
      return { kind: 'answered' };
    case 'refused':
      return facts.status === 429 || facts.status >= 500 ? failed : { kind: 'answered' };
    case 'unreachable':
      return OURS.has(facts.fault.code) ? undefined : failed;
    default:
      // Neither a page instead of an answer nor a redirect proves anything: the URL may be wrong.
      return undefined;
  }
}

/** Refused on this side, before the host was involved; a redirect because the token URL may be mistyped. */
const OURS = new Set([
  ...['EGRESS_BLOCKED', 'INVALID_URL', 'URL_WITH_LOGIN', 'INSECURE_URL'],
  ...['ABORTED', 'REDIRECT'],
]);

/** The authorization server as one that may be overloaded: all its tenants together. */
export function hostOf(url: string): string {
  return parseUrl(url)?.host ?? '';
}

/** Milliseconds that the host wants to be left in peace, if it said so. */
export function retryAfterOf(reply: TokenReply, now: Date): number | undefined {
  return reply.kind === 'answered' ? retryAfterPause(reply.answer.retryAfter, now) : undefined;
}
