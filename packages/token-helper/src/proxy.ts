import { BlockList, isIP } from 'node:net';
import type { Environment } from './environment.js';
import { misconfigured } from './problem.js';

/** What is to be reached, with TLS or, on this machine alone, without. */
export interface Target {
  /** As in a URL, without the colon; curl’s names of variables begin with it. */
  scheme: 'https' | 'http' | 'imaps';
  /** Without brackets. */
  host: string;
  port: number;
  /** Whatever the environment names: it is for programs of the web. */
  direct?: boolean;
}

/**
 * The proxy that the environment names for the target, as curl understands it: `https_proxy` in either
 * case, then `all_proxy`, unless `no_proxy` has the host. Never one for plain http. Throws Problem.
 */
export function proxyFor(target: Target, environment: Environment): URL | undefined {
  // Plain http it would read, with the key in it.
  if (target.scheme === 'http' || target.direct) return undefined;
  const setting = (name: string) => environment[name] || environment[name.toUpperCase()];
  const text = setting(`${target.scheme}_proxy`) || setting('all_proxy');
  if (!text || isExempt(target, setting('no_proxy') ?? '')) return undefined;
  const address = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url?.hostname || !/^https?:$/.test(url.protocol) || !isReadable(url))
    throw misconfigured(
      'The proxy of HTTPS_PROXY or ALL_PROXY is not one that this program can use: write http://host:port or http://name:password@host:port (with %25 for %), or name the host in NO_PROXY.',
    );
  return url;
}

/** A password with a `%` that stands for itself cannot be decoded. */
function isReadable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}

/** `*`, names with all that lies below them, addresses, networks; each with a port or without. */
function isExempt({ host, port }: Target, list: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      const [, bare = entry, itsPort] =
        /^(\[[^\]]+\]|[^:]+):(\d+)$/.exec(entry) ?? /^(.*)$/.exec(entry) ?? [];
      if (itsPort && Number(itsPort) !== port) return false;
      const wanted = bare.replace(/^\[|\]$/g, '').replace(/^\*?\.|\.$/g, '');
      if (bare === '*' || wanted === name) return true;
      return isIP(name) ? isWithin(name, wanted) : wanted !== '' && name.endsWith(`.${wanted}`);
    });
}

function isWithin(address: string, network: string): boolean {
  const [, base = '', bits = ''] = /^(.+)\/(\d+)$/.exec(network) ?? [];
  const family = isIP(base);
  if (family === 0 || Number(bits) > (family === 4 ? 32 : 128)) return false;
  const kind = (version: number) => (version === 4 ? 'ipv4' : 'ipv6');
  const networks = new BlockList();
  networks.addSubnet(base, Number(bits), kind(family));
  return networks.check(address, kind(isIP(address)));
}
