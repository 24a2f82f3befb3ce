import 'reflect-metadata';
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from '@mailkey/server/commands/run-command';
import { connect, openStorage } from '@mailkey/server/db/data-source';
import { createMailboxStore } from '@mailkey/server/features/mailboxes/mailbox.store';
import { createOAuthClientStore } from '@mailkey/server/features/oauth-clients/oauth-client.store';
import { stored } from '@mailkey/server/stored';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { clock, log } from './sealed-rows.js';
import type { Api } from '../testkit/api.js';

const SECRET = 'client secret to bring back';
const PASSWORD = 'mailbox password to bring back';
let mailkey: Mailkey;
let admin: Api;
let folder: string;
let clientId: string;
let mailboxId: string;

beforeEach(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  admin = await mailkey.signedIn();
  folder = await mkdtemp(join(tmpdir(), 'mailkey-backup-'));
  clientId = await create(
    'createOAuthClient(input: { name: "C", clientId: "c", clientSecret: $secret })',
    SECRET,
  );
  mailboxId = await create(
    'createMailbox(input: { name: "M", address: "m@example.org", authentication: PASSWORD, password: $secret, incoming: { protocol: IMAP, host: "imap.example.org", port: 993, security: TLS } })',
    PASSWORD,
  );
});
afterEach(async () => {
  await mailkey.close();
  await rm(folder, { recursive: true, force: true });
});

async function create(field: string, secret: string): Promise<string> {
  const answer = await admin.ask<Record<string, { id: string }>>(
    `mutation ($secret: String!) { ${field} { id } }`,
    { secret },
  );
  return Object.values(answer)[0]?.id ?? '';
}

/** The environment of the running server, for a command beside it. */
function environment(path = mailkey.config.databasePath): Record<string, string> {
  const key = mailkey.config.key.kind === 'file' ? mailkey.config.key.path : '';
  return { DATABASE_URL: `sqlite:${path}`, MAILKEY_KEY_FILE: key, LOG_LEVEL: 'silent' };
}

async function run(...words: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const code = await runCommand(words, (line) => said.push(line), environment());
  return { code, said: said.join('\n') };
}

describe('a backup', () => {
  it('F30 is consistent while the server writes, for the owner alone, and gives the secrets back', async () => {
    const file = join(folder, 'backup.sqlite');
    const writing = Promise.all(
      Array.from({ length: 20 }, () => create('createOAuthClient(input: { name: $secret })', 'x')),
    );
    expect(await run('backup', file)).toMatchObject({ code: 0 });
    await writing;
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { MAILKEY_KEY_FILE: path = '' } = environment();
    await copyFile(path, join(folder, 'key'));
    const restored = await openStorage(
      { databasePath: file, key: { kind: 'file', path: join(folder, 'key') } },
      stored,
      { log, clock },
    );
    const clients = createOAuthClientStore({ ...restored, clock });
    const mailboxes = createMailboxStore({ ...restored, clock });
    const [client, mailbox] = [await clients.byId(clientId), await mailboxes.byId(mailboxId)];
    expect(client && clients.secretOf(client)?.reveal()).toBe(SECRET);
    expect(mailbox && mailboxes.passwordOf(mailbox)?.reveal()).toBe(PASSWORD);
    const [check] = (await restored.database.read.query('PRAGMA integrity_check')) as object[];
    expect(check).toEqual({ integrity_check: 'ok' });
    await restored.database.close();
  });

  it('never overwrites a file', async () => {
    const file = join(folder, 'precious');
    await writeFile(file, 'precious');
    expect(await run('backup', file)).toMatchObject({ code: 1 });
    expect(await readFile(file, 'utf8')).toBe('precious');
    expect((await run('backup')).code).toBe(64);
  });
});

describe('the audit log', () => {
  it('L3 is verified by a command, which finds what was changed behind its back', async () => {
    expect(await run('audit', 'verify')).toMatchObject({ code: 0 });
    await mailkey.close({ keep: true });
    const source = await connect(mailkey.config.databasePath);
    const triggers: { name: string }[] = await source.query(
      `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'`,
    );
    for (const { name } of triggers) await source.query(`DROP TRIGGER "${name}"`);
    await source.query(`UPDATE "audit_event" SET "actorName" = 'nobody' WHERE "sequence" = 2`);
    await source.destroy();
    const { code, said } = await run('audit', 'verify');
    expect(code).toBe(1);
    expect(said).toMatch(/event 2/);
    mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  });
});

describe('the keys', () => {
  it('C2 are shown to admins and changed by them while the server runs', async () => {
    const fields = 'fingerprint rotating dataKeys { kid state createdAt sealedValues }';
    const before = (await admin.ask(`{ keys { ${fields} } }`)).keys;
    expect(before).toMatchObject({
      rotating: false,
      dataKeys: [{ state: 'ACTIVE', sealedValues: 2 }],
    });
    const after = (await admin.ask(`mutation { rotateDataKey { ${fields} } }`)).rotateDataKey;
    expect(after).toMatchObject({
      fingerprint: before.fingerprint,
      rotating: true,
      dataKeys: [{ state: 'DECRYPT' }, { state: 'ACTIVE' }],
    });
    await expect(admin.ask(`mutation { rotateDataKey { rotating } }`)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    for (;;) {
      const { dataKeys } = (await admin.ask(`{ keys { ${fields} } }`)).keys;
      if (dataKeys[1].sealedValues === 2) break;
    }
    await expect(mailkey.anonymous.ask('{ keys { fingerprint } }')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect((await run('keys', 'status')).said).toContain(before.fingerprint);
  });

  it('are given up by a command when the key-encryption key is lost; the settings stay', async () => {
    await admin.ask(
      'mutation ($id: ID!) { setNextClientSecret(id: $id, secret: "another one") { id } }',
      { id: clientId },
    );
    await mailkey.close({ keep: true });
    const { MAILKEY_KEY_FILE: keyFile = '' } = environment();
    await rm(keyFile);
    expect((await run('keys', 'reset')).code).toBe(64);
    expect((await run('keys', 'reset', '--i-lost-the-key')).code).toBe(0);
    mailkey = await startMailkey({
      env: { SANDBOX: 'off' },
      folder: dirname(mailkey.config.databasePath),
    });
    admin = await mailkey.signedIn();
    const { oauthClient, mailbox } = await admin.ask(
      `query ($client: ID!, $mailbox: ID!) {
        oauthClient(id: $client) { name status clientSecret { isSet } secretChange { next { setAt } } }
        mailbox(id: $mailbox) { name password { isSet } } }`,
      { client: clientId, mailbox: mailboxId },
    );
    expect(oauthClient).toEqual({
      name: 'C',
      status: 'DRAFT',
      clientSecret: { isSet: false },
      secretChange: { next: null },
    });
    expect(mailbox).toEqual({ name: 'M', password: { isSet: false } });
    expect(await run('audit', 'verify')).toMatchObject({ code: 0 });
  });
});
