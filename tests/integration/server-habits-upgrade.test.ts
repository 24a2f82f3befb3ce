import { afterEach, expect, it } from 'vitest';
import { connect } from '@mailkey/server/db/data-source';
import { stored } from '@mailkey/server/stored';
import { insertRow } from '../testkit/insert-row.js';

let source: Awaited<ReturnType<typeof connect>> | undefined;
afterEach(() => source?.destroy());

/** Everything from here on is undone, and done to rows that were there before. */
const FIRST = 'OddAnswers1767227700000';
const KEPT = ['oauth_client', 'oauth_grant', 'run', 'mailbox', 'revocation'] as const;

async function rowsOf(table: string): Promise<Record<string, unknown>[]> {
  return await source!.query(`SELECT * FROM "${table}" ORDER BY "rowid"`);
}

it('an upgrade keeps every row and secret, and gives what is new its usual value', async () => {
  source = await connect(':memory:', stored);
  await source.runMigrations({ transaction: 'none' });
  while (await isDone(FIRST)) await source.undoLastMigration({ transaction: 'none' });
  const ids = await fill();
  const before = new Map<string, Record<string, unknown>[]>();
  for (const table of KEPT) before.set(table, await rowsOf(table));

  const ran = await source.runMigrations({ transaction: 'none' });
  expect(ran.map(({ name }) => name)).toContain(FIRST);
  for (const table of KEPT) {
    const rows = await rowsOf(table);
    expect(rows).toHaveLength(2);
    expect(rows).toMatchObject(before.get(table) ?? []);
  }
  expect(await rowsOf('oauth_client')).toMatchObject(
    ids.map(() => ({
      authorizeParameters: '[]',
      tokenParameters: '[]',
      pkce: 'S256',
      basicEncoding: null,
      issuer: null,
      refusedIssuer: null,
      revocationUrl: null,
      discovery: null,
      adminConsentState: expect.stringMatching(/^[\da-f]{64}$/),
      adminConsentNote: null,
    })),
  );
  const states = (await rowsOf('oauth_client')).map((row) => row['adminConsentState']);
  expect(new Set(states).size).toBe(2);
  expect(await rowsOf('oauth_grant')).toMatchObject(
    ids.map(() => ({ warnings: null, lifeAssumed: 0, livedSeconds: 0, refusals: null })),
  );
  expect(await rowsOf('run')).toMatchObject(ids.map(() => ({ notes: '[]' })));
  expect(await rowsOf('consent_invitation')).toEqual([]);
});

async function isDone(name: string): Promise<boolean> {
  const rows: object[] = await source!.query('SELECT 1 FROM "migrations" WHERE "name" = ?', [name]);
  return rows.length > 0;
}

/** Two of everything, each with a secret of its own. */
async function fill(): Promise<string[]> {
  const ids: string[] = [];
  for (const sealed of ['sealed-1', 'sealed-2']) {
    const client = await insertRow(source!, 'oauth_client', {
      sealedClientSecret: sealed,
      sealedNextSecret: `${sealed}-next`,
    });
    const mailbox = await insertRow(source!, 'mailbox', {
      oauthClientId: client,
      sealedPassword: `${sealed}-password`,
    });
    const tokens = { sealedAccessToken: `${sealed}-at`, sealedRefreshToken: `${sealed}-rt` };
    await insertRow(source!, 'oauth_grant', { oauthClientId: client, ...tokens });
    await insertRow(source!, 'run', { oauthClientId: client, mailboxId: mailbox });
    await insertRow(source!, 'revocation', { sealedToken: `${sealed}-given-back` });
    ids.push(client);
  }
  return ids;
}
