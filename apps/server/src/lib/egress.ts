import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import {
  canonicalHost,
  createNetworkMatch,
  isLocalhost,
  isLoopback,
  isMetadataName,
  notPublic,
} from './address-rules.js';

/**
 * The one door to the outside: every address is judged at connect time, inside the lookup,
 * so a name that resolves to two places (DNS rebinding) gains nothing.
 */
export interface Egress {
  /** Addresses of a host that may be connected to. Throws EgressBlocked, or Node's DNS error. */
  resolve(host: string, port: number): Promise<ResolvedAddress[]>;
  /**
   * For libraries that take Node's `lookup` option; judges like `resolve`. Node asks no lookup
   * for a host that is an address already: for those call `resolve` first.
   */
  lookupFor(port: number): LookupFunction;
  /** CA certificates (PEM) trusted for this host and port beside Node's own; undefined: Node's own. */
  authoritiesFor(host: string, port: number): string[] | undefined;
}

export interface ResolvedAddress {
  address: string;
  family: 4 | 6;
}

/** The address is not allowed; `message` is for operators. */
export class EgressBlocked extends Error {
  override readonly name = 'EgressBlocked';
  readonly code = 'EGRESS_BLOCKED';
}

export interface EgressRules {
  /** Networks in CIDR notation that may be reached on any port although they are not public. */
  allowCidrs: readonly string[];
  /** Ports on loopback that may be reached: the sandbox's own. */
  allowLoopbackPorts: readonly number[];
  /** Further ports of public hosts, beside those of https and mail. */
  allowPorts?: readonly number[];
  /** Certificate authorities trusted for some host and ports only, such as the sandbox's. */
  authorities?: readonly { host: string; ports: readonly number[]; ca: string }[];
  /** Instead of the system's resolver; throws Node's DNS errors. */
  resolver?: (host: string) => Promise<ResolvedAddress[]>;
}

const HTTPS_AND_MAIL_PORTS = [443, 25, 110, 143, 465, 587, 993, 995];
const LOOPBACK: ResolvedAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** Throws at once when a network of `allowCidrs` is not in CIDR notation. */
export function createEgress(rules: EgressRules): Egress {
  const isAllowedNetwork = createNetworkMatch(rules.allowCidrs);
  const ports = new Set([...HTTPS_AND_MAIL_PORTS, ...(rules.allowPorts ?? [])]);
  const addressesOf = rules.resolver ?? systemResolver;

  /** Why an address may not be connected to. */
  function objection(address: string, port: number): string | undefined {
    if (isAllowedNetwork(address)) return undefined;
    if (isLoopback(address) && rules.allowLoopbackPorts.includes(port)) return undefined;
    const reason = notPublic(address);
    if (reason) return `its address is ${reason}`;
    return ports.has(port) ? undefined : `port ${port} is neither https nor mail`;
  }

  async function resolve(host: string, port: number): Promise<ResolvedAddress[]> {
    const name = canonicalHost(host);
    if (name === undefined) throw blocked(host, port, 'it is not a host name or address');
    const found = await candidates(name, addressesOf);
    const judged = found.map((one) => ({ one, reason: objection(one.address, port) }));
    const passed = judged.filter(({ one, reason }) => {
      return reason === undefined && (!isMetadataName(name) || isAllowedNetwork(one.address));
    });
    if (passed.length > 0) return passed.map(({ one }) => one);
    throw blocked(host, port, judged[0]?.reason ?? 'it names a metadata service');
  }

  return {
    resolve,
    lookupFor: (port) => (hostname, options, callback) => {
      resolve(hostname, port)
        .then((addresses) => ofFamily(addresses, options.family))
        .then(
          (addresses) => answer(addresses, options.all === true, callback),
          (error: NodeJS.ErrnoException) => callback(error, [], 0),
        );
    },
    authoritiesFor: (host, port) => {
      const name = canonicalHost(host);
      const found = (rules.authorities ?? []).filter(
        (authority) => canonicalHost(authority.host) === name && authority.ports.includes(port),
      );
      return found.length > 0 ? found.map(({ ca }) => ca) : undefined;
    },
  };
}

async function candidates(
  name: string,
  addressesOf: (host: string) => Promise<ResolvedAddress[]>,
): Promise<ResolvedAddress[]> {
  const family = isIP(name);
  if (family !== 0) return [{ address: name, family: family === 6 ? 6 : 4 }];
  return isLocalhost(name) ? LOOPBACK : addressesOf(name);
}

async function systemResolver(host: string): Promise<ResolvedAddress[]> {
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

function ofFamily(
  addresses: ResolvedAddress[],
  family: number | string | undefined,
): ResolvedAddress[] {
  const wanted = family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : family;
  return wanted ? addresses.filter((one) => one.family === wanted) : addresses;
}

function answer(
  addresses: ResolvedAddress[],
  all: boolean,
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = addresses;
  if (!first) {
    const error = Object.assign(new Error('no address of the wanted family'), {
      code: 'ENOTFOUND',
    });
    callback(error, [], 0);
  } else if (all) callback(null, addresses);
  else callback(null, first.address, first.family);
}

function blocked(host: string, port: number, reason: string): EgressBlocked {
  return new EgressBlocked(
    `Mailkey may not connect to ${host.slice(0, 255)}:${port}: ${reason}. ` +
      'Private networks are allowed by EGRESS_ALLOW_CIDRS.',
  );
}
