interface Known {
  grantedAt: Date;
  lastRefreshedAt: Date | null;
  refreshTokenExpiresAt: Date | null;
}

/**
 * Whether the end of the refresh token moves on with each refresh, as Keycloak's does, rather than being
 * counted from the consent: it has moved by more than half of the time since the former answer.
 */
export function endSlides(
  { grantedAt, lastRefreshedAt, refreshTokenExpiresAt }: Known,
  end: Date | undefined,
  now: Date,
): boolean {
  if (!end || !refreshTokenExpiresAt) return false;
  const moved = end.getTime() - refreshTokenExpiresAt.getTime();
  const passed = now.getTime() - (lastRefreshedAt ?? grantedAt).getTime();
  return moved > passed / 2;
}
