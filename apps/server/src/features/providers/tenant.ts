/** Puts the tenant into a URL template; undefined while the template still needs one. */
export function withTenant(template: string, tenant: string | undefined): string | undefined {
  if (!template.includes('{tenant}')) return template;
  const value = tenant?.trim();
  return value ? template.replaceAll('{tenant}', encodeURIComponent(value)) : undefined;
}
