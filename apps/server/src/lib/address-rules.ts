import ipaddr from 'ipaddr.js';
import { parseUrl } from './parse-url.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Metadata services by address; Azure's lies in a public range, the others would be refused anyway. */
const METADATA_ADDRESSES = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  'fd00:ec2::254',
]);

const METADATA_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'metadata.packet.net',
  'metadata.platformequinix.com',
  'instance-data',
  'instance-data.ec2.internal',
]);

/**
 * The host as every resolver and parser sees it: lower case, no brackets, no final dot, IDN in
 * ASCII, and 127.1, 0x7f.1 or 2130706433 as the address that they are. Undefined: not a host.
 */
export function canonicalHost(host: string): string | undefined {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  if (bare.includes(':')) return ipaddr.IPv6.isValid(bare) ? canonicalIPv6(bare) : undefined;
  if (bare === '' || /[\s/\\@?#%[\]]/.test(bare)) return undefined;
  // The URL parser is the strictest reader of odd IPv4 forms that there is at hand.
  return parseUrl(`http://${bare}`)?.hostname.replace(/\.$/, '') || undefined;
}

/** A zone (fe80::1%eth0) names one of our own interfaces: never a place to be sent to. */
function canonicalIPv6(address: string): string | undefined {
  return address.includes('%') ? undefined : ipaddr.IPv6.parse(address).toString();
}

/** RFC 6761 section 6.3: these names are loopback, whatever a resolver says. */
export function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

export function isMetadataName(host: string): boolean {
  return METADATA_NAMES.has(host);
}

/** Why an address is no place in the public internet; undefined when it is one. */
export function notPublic(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return 'not an address';
  const parsed = ipaddr.parse(address);
  if (METADATA_ADDRESSES.has(parsed.toString())) return 'a metadata service';
  const range = parsed.range();
  if (range !== 'unicast') return `in the range "${range}"`;
  // RFC 4291 section 2.4: what IANA has given out as global unicast; the rest is reserved.
  const global = parsed.kind() === 'ipv4' || (parsed.toByteArray()[0] ?? 0) >> 5 === 1;
  return global ? undefined : 'in a reserved range';
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
}

/** Whether an address lies in one of the networks, each in CIDR notation. Throws for a wrong one. */
export function createNetworkMatch(cidrs: readonly string[]): (address: string) => boolean {
  const networks = cidrs.map((cidr) => ipaddr.parseCIDR(cidr));
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.parse(address);
    return networks.some((network) => contains(network, parsed));
  };
}

function contains([network, bits]: [Address, number], address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}
