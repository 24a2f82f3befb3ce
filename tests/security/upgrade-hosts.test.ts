import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '@mailkey/server/db/data-source';
import { stored } from '@mailkey/server/stored';
import { ConfirmedMailHosts1767227200000 } from '@mailkey/server/db/migrations/sqlite/1767227200000-confirmed-mail-hosts';
import { insertRow } from '../testkit/insert-row.js';

let source: Awaited<ReturnType<typeof connect>> | undefined;
afterEach(() => source?.destroy());

const SERVER = { port: 993, security: 'TLS', username: null };

describe('an upgrade', () => {
  it('HO2 counts the servers in use as confirmed, for the tokens that went there', async () => {
    source = await connect(':memory:', stored);
    const migration = new ConfirmedMailHosts1767227200000();
    await source.runMigrations({ transaction: 'none' });
    await migration.down(source.createQueryRunner());
    const url = 'https://id.example/token';
    const client = await insertRow(source, 'oauth_client', { accessTokenUrl: url });
    const unfinished = await insertRow(source, 'oauth_client', { accessTokenUrl: null });
    const mailbox = { authentication: 'OAUTH2', oauthClientId: client };
    const own = { incoming: { ...SERVER, host: 'Imap.Example.' } };
    await insertRow(source, 'mailbox', {
      ...mailbox,
      ...own,
      outgoing: { ...SERVER, host: '127.1' },
    });
    await insertRow(source, 'mailbox', { ...mailbox, ...own });
    await insertRow(source, 'mailbox', {
      ...mailbox,
      incoming: { ...SERVER, host: '::1', port: 143 },
    });
    await insertRow(source, 'mailbox', {
      ...mailbox,
      ...own,
      authentication: 'PASSWORD',
      incoming: { ...SERVER, host: 'pass.example' },
    });
    await insertRow(source, 'mailbox', {
      ...mailbox,
      oauthClientId: unfinished,
      incoming: { ...SERVER, host: 'none.example' },
    });
    await migration.up(source.createQueryRunner());
    const rows: object[] = await source.query(
      'SELECT "oauthClientId", "tokenOrigin", "place", "confirmedBy" FROM "confirmed_mail_host" ORDER BY "place"',
    );
    const row = { oauthClientId: client, tokenOrigin: 'https://id.example', confirmedBy: null };
    expect(rows).toEqual(
      ['127.0.0.1:993', '[::1]:143', 'imap.example:993'].map((place) => ({ ...row, place })),
    );
  });
});
