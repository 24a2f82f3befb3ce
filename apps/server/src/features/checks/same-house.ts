import { siteOfHost } from '../oauth-clients/endpoint-sites.js';

/** What is shut out at one name is so at the others of the same machines: imap.example.org, smtp.example.org. */
export function isSameHouse(one: string, other: string): boolean {
  const named = [one, other].every((host) => host.split('.').length > 2 && /[a-z]$/i.test(host));
  return named && siteOfHost(one) === siteOfHost(other);
}
