import { isIP } from 'node:net';
import { canonicalHost } from '../../lib/address-rules.js';
import type { Provider, ServerPreset } from './provider.js';
import { templateUrl } from './tenant.js';
import { parseUrl } from '../../lib/parse-url.js';

type Servers = Pick<Provider, 'incoming' | 'outgoing' | 'mailHosts'>;

/** The ports of IMAP, POP3 and SMTP, with TLS from the first byte and with STARTTLS. */
const MAIL_PORTS = [25, 110, 143, 465, 587, 993, 995];

/** A mail server as the network sees it, `host:port`: one text for each spelling of its host. */
export function mailPlace({ host, port }: { host: string; port: number }): string {
  // What is no host is dialled by nobody; it stays as it is, and nobody knows it.
  const canonical = canonicalHost(host.trim()) ?? host;
  return `${isIP(canonical) === 6 ? `[${canonical}]` : canonical}:${port}`;
}

/**
 * The places (`mailPlace`) that are known to take the tokens of this endpoint. A provider speaks for
 * tokens only that are really its own: where the endpoint is a foreign one, it knows no place at all.
 */
export function knownMailPlaces(
  provider: Servers & Pick<Provider, 'accessTokenUrl'>,
  accessTokenUrl: string | null,
): ReadonlySet<string> {
  const given = parsed(accessTokenUrl);
  if (!given) return new Set();
  const own = templateUrl(provider.accessTokenUrl);
  const presets = given.origin === own?.origin ? serversOf(provider) : [];
  // A key of the table is a provider's name with TLS, or the sandbox's own port.
  const trusted = given.protocol === 'https:' || given.origin === own?.origin;
  const further = trusted ? (provider.mailHosts?.[given.host] ?? []) : [];
  return new Set([
    ...presets.map(mailPlace),
    ...[...presets.map(({ host }) => host), ...further].flatMap(onPortsOfMail),
  ]);
}

/** Every name of a provider's mail servers, whatever cloud they belong to. */
export function mailHostsOf(provider: Servers): string[] {
  const further = Object.values(provider.mailHosts ?? {}).flat();
  return [...serversOf(provider).map(({ host }) => host), ...further];
}

/** A provider's name is its own on each port of mail; of this machine the next port is somebody else's. */
function onPortsOfMail(host: string): string[] {
  if (host.includes(':')) return [host];
  const isName = host.includes('.') && isIP(host) === 0;
  return isName ? MAIL_PORTS.map((port) => `${host}:${port}`) : [];
}

function serversOf({ incoming, outgoing }: Servers): ServerPreset[] {
  return outgoing ? [...incoming, outgoing] : [...incoming];
}

function parsed(url: string | null): URL | undefined {
  return parseUrl(url ?? '');
}
