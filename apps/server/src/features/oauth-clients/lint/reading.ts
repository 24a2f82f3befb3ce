import { cloudFacts, cloudOfClient, clouds, type CloudFacts } from '../../providers/cloud.js';
import type { LintedClient } from './finding.js';
import { parseUrl } from '../../../lib/parse-url.js';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return GUID.test(text.trim());
}

export function parsedUrl(text: string | null | undefined): URL | undefined {
  return parseUrl(text ?? '');
}

const logins = new Set(clouds.flatMap((cloud) => cloudFacts[cloud].login));

/** The cloud of Microsoft's that the client belongs to: by its addresses, then by its scopes. */
export function cloudOf(client: LintedClient): CloudFacts {
  return cloudFacts[cloudOfClient(client) ?? 'GLOBAL'];
}

/** Microsoft's rules hold for its provider and for a Generic client with Microsoft's addresses. */
export function isMicrosoft(client: LintedClient): boolean {
  if (client.provider === 'MICROSOFT_365') return true;
  return client.provider === 'GENERIC' && endpoints(client).some((url) => isMicrosoftLogin(url));
}

export function isMicrosoftLogin(url: URL): boolean {
  return logins.has(url.hostname);
}

export function isGoogle(client: LintedClient): boolean {
  if (client.provider === 'GOOGLE') return true;
  const google = (url: URL): boolean => /(^|\.)(google|googleapis)\.com$/.test(url.hostname);
  return client.provider === 'GENERIC' && endpoints(client).some(google);
}

export function endpoints(client: LintedClient): URL[] {
  const urls = [parsedUrl(client.authorizeUrl), parsedUrl(client.accessTokenUrl)];
  return urls.filter((url) => url !== undefined);
}

/** The tenant in the path of one of Microsoft's endpoints, lower case. */
export function tenantOf(url: URL | undefined): string | undefined {
  if (!url || !isMicrosoftLogin(url)) return undefined;
  const tenant = url.pathname.split('/')[1];
  return tenant ? decoded(tenant).toLowerCase() : undefined;
}

/** A half-typed %-escape is no reason to judge nothing at all. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Undefined too where a placeholder such as {tenant} stands. */
export function knownTenants(client: LintedClient): string[] {
  const named = [
    ...endpoints(client).map(tenantOf),
    isMicrosoft(client) ? client.tenant?.trim().toLowerCase() : undefined,
  ];
  return named.filter(
    (tenant) => tenant !== undefined && tenant !== '' && !/[{}<>]/.test(tenant),
  ) as string[]; // undefined is out
}

export function hasPlaceholder(text: string): boolean {
  return /\{[^}]*\}|<[^>]*>|%7b|%3c|your[-_ ]?tenant|tenant[-_ ]?id\b|x{8}-x{4}-|\/:tenant\b/i.test(
    text,
  );
}

/** The last part of a scope, lower case: imap.accessasuser.all. */
export function permission(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1).toLowerCase();
}

export function byUser(client: LintedClient): boolean {
  return client.grantType === 'AUTHORIZATION_CODE';
}

/** Where this client's mail scopes belong, such as https://outlook.office.com. */
export function exchangeOf(client: LintedClient): string {
  return `https://${cloudOf(client).resource[0]}`;
}
