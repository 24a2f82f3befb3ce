import { templateUrl } from '../../providers/tenant.js';
import { siteOfHost, splitEndpoints } from '../endpoint-sites.js';
import { lintRule, type LintedClient, type LintedField } from './finding.js';
import {
  byUser,
  endpoints,
  hasPlaceholder,
  isMicrosoft,
  isMicrosoftLogin,
  parsedUrl,
} from './reading.js';

type UrlField = Extract<LintedField, 'authorizeUrl' | 'accessTokenUrl'>;
const fields: UrlField[] = ['authorizeUrl', 'accessTokenUrl'];

/** The first of the two URLs for which something holds. */
function firstUrl(
  client: LintedClient,
  holds: (text: string, url: URL | undefined) => boolean,
): UrlField | undefined {
  return fields.find((field) => {
    const text = client[field]?.trim();
    return text ? holds(text, parsedUrl(text)) : false;
  });
}

export const urlRules = [
  lintRule('authorize-url-missing', (client) =>
    byUser(client) && !client.authorizeUrl?.trim()
      ? {
          severity: 'INFO',
          field: 'authorizeUrl',
          title: 'Url Authorize is not known yet.',
          fix: 'The provider’s documentation calls it authorization endpoint.',
        }
      : undefined,
  ),

  lintRule('access-token-url-missing', (client) =>
    client.accessTokenUrl?.trim()
      ? undefined
      : {
          severity: 'INFO',
          field: 'accessTokenUrl',
          title: 'Url Access Token is not known yet.',
          fix: 'The provider’s documentation calls it token endpoint.',
        },
  ),

  lintRule('tenant-placeholder-left', (client) => {
    const field = firstUrl(client, hasPlaceholder);
    return field
      ? {
          severity: 'ERROR',
          field,
          title: 'A placeholder still stands where the tenant goes.',
          fix: isMicrosoft(client)
            ? 'Enter Directory (tenant) ID from Overview of the app registration into Tenant, or into the address.'
            : 'Put into the address what the provider’s documentation says.',
        }
      : undefined;
  }),

  lintRule('url-not-https', (client, { provider }) => {
    const field = firstUrl(client, (_, url) => url?.protocol === 'http:');
    return field && provider.id !== 'SANDBOX'
      ? {
          severity: 'ERROR',
          field,
          title: 'The address begins with http: the secret would travel in the clear.',
          fix: 'Use the https address of the provider.',
        }
      : undefined;
  }),

  lintRule('urls-swapped', (client) => {
    const authorize = parsedUrl(client.authorizeUrl)?.pathname ?? '';
    const token = parsedUrl(client.accessTokenUrl)?.pathname ?? '';
    const swapped = /\/(get_)?token\/?$/i.test(authorize) || /\/(authorize|auth)\/?$/i.test(token);
    return swapped && authorize !== token
      ? {
          severity: 'ERROR',
          field: 'authorizeUrl',
          title: 'Url Authorize and Url Access Token look swapped.',
          fix: 'Url Authorize usually ends in /authorize or /auth, Url Access Token in /token.',
        }
      : undefined;
  }),

  lintRule('urls-equal', ({ authorizeUrl, accessTokenUrl }) =>
    authorizeUrl?.trim() && authorizeUrl.trim() === accessTokenUrl?.trim()
      ? {
          severity: 'ERROR',
          field: 'accessTokenUrl',
          title: 'Url Authorize and Url Access Token are the same.',
          fix: 'They are two addresses: the first is for the browser, the second is where tokens come from.',
        }
      : undefined,
  ),

  lintRule('url-hosts-differ', (client) => {
    const split = splitEndpoints(client);
    return split
      ? {
          severity: 'ERROR',
          field: 'accessTokenUrl',
          title: `People sign in at ${split.authorizeHost}, but codes and the secret go to ${split.tokenHost}.`,
          fix: 'These are two different sites, so Validate is refused. Compare both addresses with the provider’s documentation, letter by letter. If they are right, an admin confirms them on this page.',
        }
      : undefined;
  }),

  lintRule('url-of-another-provider', (client, { provider }) => {
    const own = templateUrl(provider.accessTokenUrl);
    if (!own || client.provider === 'GENERIC' || client.provider === 'SANDBOX') return undefined;
    const foreign = firstUrl(client, (_, url) => url !== undefined && !sameProvider(url, own));
    return foreign
      ? {
          severity: 'WARNING',
          field: foreign,
          title: `This address does not belong to ${provider.label}.`,
          fix: 'Choose the provider that it belongs to, or Generic.',
        }
      : undefined;
  }),

  lintRule('provider-has-a-preset', (client) =>
    client.provider === 'GENERIC' && endpoints(client).some(isMicrosoftLogin)
      ? {
          severity: 'INFO',
          field: 'provider',
          title: 'These are Microsoft’s addresses.',
          fix: 'Choose Microsoft 365 as provider to get its guide and its hosts.',
        }
      : undefined,
  ),

  lintRule('url-of-version-1', (client) => {
    const field = isMicrosoft(client)
      ? firstUrl(client, (_, url) => /\/oauth2\/(authorize|token)\/?$/i.test(url?.pathname ?? ''))
      : undefined;
    return field
      ? {
          severity: 'ERROR',
          field,
          title: 'This is the old v1 address, which knows no scopes.',
          fix: 'Use the address with /oauth2/v2.0/ in it.',
        }
      : undefined;
  }),
] as const;

function sameProvider(url: URL, own: URL): boolean {
  const family = ({ hostname }: URL): string =>
    /(?:^|\.)google(?:apis)?\.com$/.test(hostname) ? 'google' : siteOfHost(hostname);
  return family(url) === family(own) || (isMicrosoftLogin(url) && isMicrosoftLogin(own));
}
