interface Used {
  secretId: string | null;
  grantedAt: Date;
  lastRefreshedAt: Date | null;
}

/**
 * When a token last came by the former secret although there was a newer one: the provider had
 * refused the current secret just before. Undefined: it never did.
 */
export function formerNeededAt(
  grants: readonly Used[],
  client: { formerSecretId: string | null; formerSecretSince: Date | null },
): Date | undefined {
  const { formerSecretId, formerSecretSince } = client;
  if (formerSecretId === null || formerSecretSince === null) return undefined;
  const [last] = grants
    .filter(({ secretId }) => secretId === formerSecretId)
    .map(({ grantedAt, lastRefreshedAt }) => lastRefreshedAt ?? grantedAt)
    .filter((at) => at > formerSecretSince)
    .sort((one, other) => other.getTime() - one.getTime());
  return last;
}
