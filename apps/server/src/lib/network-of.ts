import ipaddr from 'ipaddr.js';

/** What everybody counts as whose address cannot be read: they share one limit. */
const UNKNOWN = 'unknown';
/** Some proxies add the port: 192.0.2.1:4000, [2001:db8::1]:4000. */
const WITH_PORT = /^(?:\[([^[\]]+)\]|([^:]+))(?::\d+)?$/;

/**
 * The network that limits count, since one caller has all of it: an IPv4 address, also where it comes
 * inside IPv6, or the /64 of an IPv6 address. At most 24 characters, whatever stands in `ip`.
 */
export function networkOf(ip: string): string {
  const [, bracketed, plain] = WITH_PORT.exec(ip) ?? [];
  const address = bracketed ?? plain ?? ip;
  if (address.includes(':')) return ipaddr.IPv6.isValid(address) ? ofIPv6(address) : UNKNOWN;
  return ipaddr.IPv4.isValidFourPartDecimal(address) ? address : UNKNOWN;
}

function ofIPv6(address: string): string {
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString();
  const front = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${front.join(':')}::/64`;
}
