import { cloudOfHost } from './cloud.js';
import type { ProviderId } from './provider.js';

const sites: readonly (readonly [RegExp, ProviderId])[] = [
  [/(?:^|\.)microsoft\.(?:com|us)$/, 'MICROSOFT_365'],
  [/(?:^|\.)(?:google|googleapis|gmail|googlemail)\.com$/, 'GOOGLE'],
  [/(?:^|\.)(?:yahoo|aol)\.com$/, 'YAHOO'],
  [/(?:^|\.)(?:fastmail|messagingengine)\.com$/, 'FASTMAIL'],
  [/(?:^|\.)yandex\.(?:com|ru|net)$/, 'YANDEX'],
];

/** Whose a host is, whatever a client is called; undefined for everybody else's. */
export function providerOfHost(host: string | undefined): ProviderId | undefined {
  if (!host) return undefined;
  const name = host.toLowerCase().replace(/\.$/, '');
  if (cloudOfHost(name)) return 'MICROSOFT_365';
  return sites.find(([pattern]) => pattern.test(name))?.[1];
}
