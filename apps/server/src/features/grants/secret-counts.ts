import { samePair } from '../oauth-clients/token-origin.js';

/** Grants of a client that have the same pair and got their last token by the same secret. */
export interface GrantsAlike {
  clientId: string;
  accessTokenUrl: string;
  secretId: string | null;
  count: number;
  /** When the latest of their last tokens came. */
  lastTokenAt: Date;
}

interface Switching {
  clientId: string | null;
  accessTokenUrl: string | null;
  secretId: string | null;
  formerSecretId: string | null;
  formerSecretSince: Date | null;
}

/** How far the grants have moved to the current secret. Those of former settings never get it. */
export function movedGrants(
  alike: readonly GrantsAlike[],
  client: Switching,
): { total: number; moved: number } {
  const present = alike.filter((grants) => samePair(grants, client));
  const moved = present.filter(({ secretId }) => secretId === client.secretId);
  return { total: sum(present), moved: sum(moved) };
}

/**
 * When a token last came by the former secret although there was a newer one: the provider had
 * refused the current secret just before. Undefined: it never did.
 */
export function formerNeededAt(
  alike: readonly Pick<GrantsAlike, 'secretId' | 'lastTokenAt'>[],
  { formerSecretId, formerSecretSince }: Pick<Switching, 'formerSecretId' | 'formerSecretSince'>,
): Date | undefined {
  if (formerSecretId === null || formerSecretSince === null) return undefined;
  const [last] = alike
    .filter(({ secretId }) => secretId === formerSecretId)
    .map(({ lastTokenAt }) => lastTokenAt)
    .filter((at) => at > formerSecretSince)
    .sort((one, other) => other.getTime() - one.getTime());
  return last;
}

const sum = (alike: readonly GrantsAlike[]): number =>
  alike.reduce((total, { count }) => total + count, 0);
