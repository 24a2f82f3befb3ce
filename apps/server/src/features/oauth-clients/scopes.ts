import { cloudFacts, clouds } from '../providers/cloud.js';
import type { ScopeSeparator } from '../providers/provider.js';

const characters: Record<ScopeSeparator, string> = {
  SPACE: ' ',
  COMMA: ',',
  SEMICOLON: ';',
  PLUS: '+',
};

export function separatorCharacter(separator: ScopeSeparator): string {
  return characters[separator];
}

/** The value of the `scope` parameter, exactly as the chosen separator makes it. */
export function joinScopes(scopes: readonly string[], separator: ScopeSeparator): string {
  return scopes.join(characters[separator]);
}

/**
 * Scopes out of a provider's answer: by white space (RFC 6749 section 3.3) and by the client's
 * own separator, since a provider that wants commas also answers with them.
 */
export function splitScopes(text: string, separator: ScopeSeparator): string[] {
  const parts = text.split(/\s+/).flatMap((part) => part.split(characters[separator]));
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** One API under several names, in each cloud: Exchange Online answers with any of them. The first is the usual one. */
const exchangeNames = clouds.map((cloud) => cloudFacts[cloud].resource);

/** Whether two names mean one permission: any case, with or without the resource before it. */
export function sameScope(one: string, other: string): boolean {
  const [a, b] = [parts(one), parts(other)];
  if (a.permission !== b.permission) return false;
  return a.resource === undefined || b.resource === undefined || a.resource === b.resource;
}

/** The host that a scope belongs to, when it names one: https://outlook.office.com/SMTP.Send. */
export function scopeResource(scope: string): string | undefined {
  return parts(scope).resource;
}

function parts(scope: string): { resource?: string; permission: string } {
  const text = scope.toLowerCase();
  const match = /^https:\/\/([^/]+)\/{1,2}([^/]+)$/.exec(text);
  const [, host, permission] = match ?? [];
  if (!host || !permission) return { permission: text };
  const [usual = host] = exchangeNames.find((names) => names.includes(host)) ?? [];
  return { resource: usual, permission };
}
