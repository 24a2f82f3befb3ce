import { isIP } from 'node:net';
import { lintRule } from './finding.js';
import { byUser, parsedUrl } from './reading.js';

export const redirectRules = [
  lintRule('redirect-uri-not-https', (client) => {
    const url = parsedUrl(client.redirectUri);
    return byUser(client) && url?.protocol === 'http:' && !isLocal(url.hostname)
      ? {
          severity: 'ERROR',
          title: 'The redirect URI begins with http: providers accept that for localhost only.',
          fix: 'Serve Mailkey under https and set PUBLIC_URL to that address. Behind a proxy PUBLIC_URL is the address that the browser sees.',
        }
      : undefined;
  }),

  lintRule('redirect-host-differs', (client, { browserOrigin, publicUrl }) => {
    const [here, there] = [parsedUrl(browserOrigin), parsedUrl(publicUrl)];
    return byUser(client) && here && there && here.host !== there.host
      ? {
          severity: 'WARNING',
          title: `You opened Mailkey as ${here.host}, and the redirect URI leads to ${there.host}.`,
          fix: `Open Mailkey as ${there.host} before you validate, or set PUBLIC_URL to the address that you use.`,
        }
      : undefined;
  }),

  lintRule('redirect-to-an-address', (client, { provider }) => {
    const host = parsedUrl(client.redirectUri)?.hostname.replace(/^\[|\]$/g, '') ?? '';
    return byUser(client) && isIP(host) !== 0 && provider.id !== 'SANDBOX'
      ? {
          severity: 'WARNING',
          title: 'The redirect URI holds an IP address, which portals refuse.',
          fix: 'Set PUBLIC_URL to a host name; on this machine http://localhost with the port.',
        }
      : undefined;
  }),
] as const;

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
