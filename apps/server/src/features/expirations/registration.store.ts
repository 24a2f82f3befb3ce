import { In, IsNull, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';

interface Wanted {
  /** Providers that can be asked. */
  of: readonly string[];
  ids: readonly string[];
  /** Also all that were not read since then. */
  notSince: Date | undefined;
}

/** Validated clients whose registration is to be read. */
export async function registrationsToRead(
  { read }: Pick<Database, 'read'>,
  { of, ids, notSince }: Wanted,
): Promise<OAuthClient[]> {
  const readable = { provider: In([...of]), enabled: true, standing: 'VALIDATED' as const };
  const conditions = [
    ...(ids.length > 0 ? [{ ...readable, id: In([...ids]) }] : []),
    ...(notSince
      ? [
          { ...readable, registrationReadAt: LessThanOrEqual(notSince) },
          { ...readable, registrationReadAt: IsNull() },
        ]
      : []),
  ];
  // No condition at all would mean every client.
  return conditions.length > 0 ? read.findBy(OAuthClient, conditions) : [];
}

/** No change of settings, so `updatedAt` stays. */
export async function keepRegistration(
  manager: EntityManager,
  id: string,
  columns: Partial<OAuthClient>,
): Promise<void> {
  await manager.update(OAuthClient, { id }, columns);
}
