import { getDomain } from 'tldts';
import { createProviders } from '../providers/index.js';
import { templateUrl } from '../providers/tenant.js';
import { parseUrl } from '../../lib/parse-url.js';

export interface Endpoints {
  authorizeUrl?: string | null;
  accessTokenUrl?: string | null;
  /** The pair (`endpointPair`) that an admin has confirmed although it is split. */
  confirmedEndpoints?: string | null;
}

/** The hosts of two endpoints that belong to different people, as far as names tell. */
export interface SplitEndpoints {
  authorizeHost: string;
  tokenHost: string;
}

/**
 * Where a client shows one site's sign-in page and sends codes and secrets to another one; undefined
 * where both are of one site, where a provider is known for the pair, and where it was confirmed.
 */
export function splitEndpoints(endpoints: Endpoints): SplitEndpoints | undefined {
  const [authorize, token] = [
    templateUrl(endpoints.authorizeUrl),
    templateUrl(endpoints.accessTokenUrl),
  ];
  if (!authorize || !token || siteOf(authorize) === siteOf(token)) return undefined;
  const pair = pairOf(authorize, token);
  if (pair === endpoints.confirmedEndpoints || PRESETS.has(pair)) return undefined;
  return { authorizeHost: authorize.hostname, tokenHost: token.hostname };
}

/**
 * Whether an address that was learned or typed beside the two endpoints may get what is sent to them:
 * of the site of one of them, and none of them is in doubt.
 */
export function isAtSiteOf(url: string, endpoints: Endpoints): boolean {
  const asked = parseUrl(url);
  if (!asked || splitEndpoints(endpoints)) return false;
  const sites = [endpoints.authorizeUrl, endpoints.accessTokenUrl].map(templateUrl);
  return sites.some((one) => one !== undefined && siteOf(one) === siteOf(asked));
}

const pairOf = (authorize: URL, token: URL): string => `${authorize.origin} ${token.origin}`;

/** Both origins as one text; undefined while one of them is not known. */
export function endpointPair({ authorizeUrl, accessTokenUrl }: Endpoints): string | undefined {
  const [authorize, token] = [templateUrl(authorizeUrl), templateUrl(accessTokenUrl)];
  return authorize && token && pairOf(authorize, token);
}

export function splitSentence({ authorizeHost, tokenHost }: SplitEndpoints): string {
  return `People would sign in at ${authorizeHost}, but codes and the client secret would go to ${tokenHost}, which is another site: an admin must confirm this pair on the client's page.`;
}

/**
 * The registrable domain (Public Suffix List, private part included: who rents a name below a
 * shared one is not the neighbour). Addresses, localhost and bare names are their own site.
 */
export function siteOfHost(name: string): string {
  const host = name.replace(/\.$/, '').toLowerCase();
  const [tenant] = TENANTS.exec(host) ?? [];
  return tenant ?? getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** Each name below is another organisation's, which the list does not know. */
const TENANTS = /[^.]+\.(?:onmicrosoft\.(?:com|us|de)|partner\.onmschina\.cn)$/;

const siteOf = ({ hostname }: URL): string => siteOfHost(hostname);

/** The sandbox's endpoints are on one host and need no line here. */
const PRESETS = new Set(Object.values(createProviders()).map(endpointPair));
