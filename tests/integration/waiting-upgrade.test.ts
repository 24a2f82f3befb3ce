import { afterEach, expect, it } from 'vitest';
import { connect } from '@mailkey/server/db/data-source';
import { ManyConsents1767227600000 } from '@mailkey/server/db/migrations/sqlite/1767227600000-many-consents';
import { stored } from '@mailkey/server/stored';
import { insertRow } from '../testkit/insert-row.js';

let source: Awaited<ReturnType<typeof connect>> | undefined;
afterEach(() => source?.destroy());

it('an upgrade keeps the consents that wait, each for its mailbox, and revokes what nobody can place', async () => {
  source = await connect(':memory:', stored);
  const migration = new ManyConsents1767227600000();
  await source.runMigrations({ transaction: 'none' });
  await migration.down(source.createQueryRunner());
  const of = async (mailboxId: string | null) => {
    const oauthClientId = await insertRow(source!, 'oauth_client', {});
    const id = await insertRow(source!, 'run', { oauthClientId, mailboxId });
    const expiresAt = 1_000;
    return insertRow(source!, 'waiting_consent', { id, oauthClientId, sealedGrant: id, expiresAt });
  };
  const mailboxId = await insertRow(source, 'mailbox', {});
  const ids = [await of(null), await of(mailboxId), await of(null)];
  await source.query('DELETE FROM "run" WHERE "id" = ?', [ids[2]]);
  await migration.up(source.createQueryRunner());
  const rows: object[] = await source.query(
    'SELECT "id", "mailboxId", "sealedGrant", "expiresAt" FROM "waiting_consent" ORDER BY "rowid"',
  );
  expect(rows).toEqual([
    { id: ids[0], mailboxId: null, sealedGrant: ids[0], expiresAt: 1_000 },
    { id: ids[1], mailboxId, sealedGrant: ids[1], expiresAt: 1_000 },
    { id: ids[2], mailboxId: null, sealedGrant: ids[2], expiresAt: 0 },
  ]);
});
