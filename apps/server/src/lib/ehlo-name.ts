import { isIP, isIPv6 } from 'node:net';
import { canonicalHost, isLocalhost } from './address-rules.js';

/** Nobody has given this machine a name: what mail programs say then, and servers take. */
const NAMELESS = '[127.0.0.1]';

/** Labels of letters, digits and inner hyphens (RFC 5321 section 4.1.2), two at least, and no number at the end. */
const DOMAIN =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** What may stand behind EHLO: a host name with a domain, or an address literal (RFC 5321 section 4.1.3). */
export function isEhloName(name: string): boolean {
  const [, v6, literal = ''] = /^\[(IPv6:)?([^\]]+)\]$/i.exec(name) ?? [];
  if (literal) return v6 ? isIPv6(literal) : isIP(literal) === 4;
  return DOMAIN.test(name) && !isLocalhost(name.toLowerCase());
}

/** How a machine names itself that is reached under this URL: by its host where that is a name. */
export function ehloNameOf(publicUrl: string): string {
  const host = canonicalHost(new URL(publicUrl).hostname) ?? '';
  if (isEhloName(host)) return host;
  const address = isIP(host) === 6 ? `IPv6:${host}` : host;
  return isIP(host) ? `[${address}]` : NAMELESS;
}
