import type { Egress } from '../../lib/egress.js';
import { withTimeLimit } from '../../lib/time-limit.js';
import { discoveryPlaces, readDiscovery, type Discovered } from './discovery.js';
import { urlFault, type InsecureUrls } from '../../lib/http/insecure-urls.js';
import { getOnce } from '../../lib/http/post.http.js';

/** Null: the server does not describe itself there. Undefined: nobody could be asked. */
export type DiscoveryReply = Discovered | null | undefined;

export interface DiscoveryHttp {
  /** Asks the host of an authorization URL what it says of itself; never throws for what it or the network does. */
  ask(authorizeUrl: string, signal: AbortSignal): Promise<DiscoveryReply>;
}

/** A person may be waiting; the answers are static files mostly. */
const BUDGET_MS = 4000;

/** RFC 8414 section 3 and OpenID Connect Discovery section 4: one place after the other, nothing but GET. */
export function createDiscoveryHttp({
  egress,
  insecure,
}: {
  egress: Egress;
  insecure: InsecureUrls;
}): DiscoveryHttp {
  const headers = { accept: 'application/json' };
  return {
    ask(authorizeUrl, outer) {
      return withTimeLimit(outer, BUDGET_MS, async (signal) => {
        for (const place of discoveryPlaces(authorizeUrl)) {
          if (urlFault(place.url, insecure)) return undefined;
          const got = await getOnce({ url: place.url, headers }, egress, signal);
          // What holds up one holds up all: a host has the same address and certificate at every path.
          if (got.kind === 'failed') return undefined;
          const { status, body } = got.answer;
          const found = status === 200 && readDiscovery(body, place, authorizeUrl);
          if (found) return found;
        }
        return null;
      });
    },
  };
}
