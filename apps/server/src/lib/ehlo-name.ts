import { isIP, isIPv6 } from 'node:net';
import { canonicalHost, isLocalhost, isLoopback } from './address-rules.js';

/** Labels of letters, digits and inner hyphens (RFC 5321 section 4.1.2), two at least, and no number at the end. */
const DOMAIN =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** What may stand behind EHLO: a host name with a domain, or an address literal (RFC 5321 section 4.1.3). */
export function isEhloName(name: string): boolean {
  const [, v6, literal = ''] = /^\[(IPv6:)?([^\]]+)\]$/i.exec(name) ?? [];
  if (literal) return v6 ? isIPv6(literal) : isIP(literal) === 4;
  return DOMAIN.test(name) && !isLocalhost(name.toLowerCase());
}

/**
 * How a machine names itself that is reached under this URL: by its host, where that is a name or an address
 * that others reach; else by no name.
 */
export function ehloNameOf(publicUrl: string): string | undefined {
  const host = canonicalHost(new URL(publicUrl).hostname) ?? '';
  if (isEhloName(host)) return host;
  return isIP(host) && !isLoopback(host) ? addressLiteral(host) : undefined;
}

/** The address of this end of a connection as a name (RFC 5321 section 4.1.3): what a nameless machine says. */
export function addressLiteral(address = '127.0.0.1'): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(bare) === 6 ? `[IPv6:${bare}]` : `[${bare}]`;
}
