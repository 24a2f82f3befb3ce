import { KeyOpenings1767227300000 } from '@mailkey/server/db/migrations/sqlite/1767227300000-key-openings';
import { ApiKey } from '@mailkey/server/features/access/api-key.entity';
import { createApiKeyStore } from '@mailkey/server/features/access/api-key.store';
import { systemClock } from '@mailkey/server/lib/clock';
import { describe, expect, it } from 'vitest';
import { temporaryStorage } from '../testkit/storage.js';

describe('T5 a key that was made before', () => {
  it('is the same after the migration, and known by what it lacks', async () => {
    const storage = await temporaryStorage();
    const { database } = storage;
    const keys = createApiKeyStore({ database, clock: systemClock });
    const fields = { name: 'Desk', scopes: ['TOKENS' as const], mailboxIds: ['m'] };
    const made = await keys.create(
      { ...fields, openings: [], expiresAt: null, createdBy: null, createdByEmail: null },
      () => Promise.resolve(),
    );
    const migration = new KeyOpenings1767227300000();
    await database.transaction(async ({ queryRunner }) => {
      if (!queryRunner) throw new Error('a transaction has one');
      // A later migration reads the column that this one takes away.
      await queryRunner.query('DROP TRIGGER "api_key_shared_openings"');
      await migration.down(queryRunner);
      await migration.up(queryRunner);
    });
    const [former] = await database.read.find(ApiKey);
    expect(former).toEqual({ ...made.apiKey, openings: null });
    expect(await keys.actorOf(made.key)).toMatchObject({ ...fields, openings: null });
    await storage.remove();
  });
});
