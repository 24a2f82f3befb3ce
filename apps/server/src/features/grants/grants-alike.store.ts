import type { EntityManager } from 'typeorm';
import type { GrantsAlike } from './secret-counts.js';

/** The grants of these clients, counted by what an exchange of their secret looks at; a client without any has none. */
export async function grantsAlike(
  read: EntityManager,
  clientIds: readonly string[],
): Promise<Map<string, GrantsAlike[]>> {
  type Row = Omit<GrantsAlike, 'lastTokenAt'> & { oauthClientId: string; lastTokenAt: number };
  const columns = '"oauthClientId", "clientId", "accessTokenUrl", "secretId"';
  const rows = await read.query<Row[]>(
    `SELECT ${columns}, COUNT(*) AS "count",
      MAX(COALESCE("lastRefreshedAt", "grantedAt")) AS "lastTokenAt" FROM "oauth_grant"
      WHERE "oauthClientId" IN (${clientIds.map(() => '?').join(', ')}) GROUP BY ${columns}`,
    [...clientIds],
  );
  const found = new Map<string, GrantsAlike[]>();
  for (const { oauthClientId, ...row } of rows) {
    const grants = found.get(oauthClientId) ?? [];
    grants.push({ ...row, lastTokenAt: new Date(Number(row.lastTokenAt)) });
    found.set(oauthClientId, grants);
  }
  return found;
}
