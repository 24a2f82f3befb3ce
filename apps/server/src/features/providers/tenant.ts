import { parseUrl } from '../../lib/parse-url.js';

/** The URL of a template, whatever the tenant will be: its host and path stand already. Undefined where it is none. */
export function templateUrl(template: string | null | undefined): URL | undefined {
  return parseUrl(template?.replaceAll('{tenant}', 'tenant') ?? '');
}

/** Puts the tenant into a URL template; undefined while the template still needs one. */
export function withTenant(template: string, tenant: string | undefined): string | undefined {
  if (!template.includes('{tenant}')) return template;
  const value = tenant?.trim();
  return value ? template.replaceAll('{tenant}', encodeURIComponent(value)) : undefined;
}
