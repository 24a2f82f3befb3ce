import type { Context } from '@mailkey/server/graphql/context';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { Batch } from '@mailkey/server/features/batches/batch.entity';
import {
  MailboxImport,
  MailboxImportRow,
} from '@mailkey/server/features/mailboxes/imports/mailbox-import.entity';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import type { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { armFailpoints } from '@mailkey/server/lib/failpoint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFamilyStage, type FamilyStage } from '../testkit/family-stage.js';

let stage: FamilyStage;
let client: OAuthClient;
beforeEach(async () => {
  stage = await openFamilyStage();
  client = await stage.client();
});
afterEach(async () => {
  armFailpoints(undefined);
  await stage.close();
});

const OWNER = '00000000-0000-4000-8000-000000000000';
const asked = (recent = true, id = OWNER) =>
  ({
    actor: { kind: 'user', id, email: 'a@example.org', role: 'ADMIN', recent },
    request: { ip: '127.0.0.1' },
    deny: () => Promise.resolve(),
  }) as unknown as Context;

const HEADER = 'Name,Address,OAuth client,IMAP host,Password';
const rows = (count: number, of = client) =>
  Array.from({ length: count }, (_, at) => `Box ${at},box${at}@new.example,${of.name},mail.test,`);

async function staged(lines: readonly string[], context = asked()): Promise<string> {
  const result = await stage.flows.stageImport(context, Buffer.from([HEADER, ...lines].join('\n')));
  if ('problem' in result) throw new Error(result.problem.message);
  return result.id;
}

const look = (id: string) => stage.flows.mailboxImports.own(asked(), id);
const commit = (id: string, onlyReady?: number, context = asked()) =>
  stage.flows.mailboxImports.commit(context, id, onlyReady);
const verdicts = async (id: string) =>
  (await stage.stores.mailboxImportStore.rows(id, { first: 100 }, undefined)).nodes;
const count = (entity: { new (): object }, where: object = {}) =>
  stage.database.read.countBy(entity, where);
const told = (action: string) => stage.database.read.findBy(AuditEvent, { action });

describe('a file of mailboxes', () => {
  it('is judged row by row, and no mailbox is written', async () => {
    await stage.fill(client.id, 1);
    const id = await staged([
      ...rows(2),
      `Odd,odd,${client.name},mail.test,`,
      '',
      `One,TWICE@new.example,${client.id},mail.test,`,
      `Two,twice@new.example,${client.name.toUpperCase()},mail.test,`,
      `Box,BOX@example.org,${client.name},mail.test,`,
      'Own,own@new.example,,mail.test,s3cret',
    ]);
    expect(await look(id)).toMatchObject({
      status: 'STAGED',
      total: 7,
      ready: 3,
      problems: 1,
      twice: 2,
      existing: 1,
      newServers: ['mail.test:993'],
    });
    expect((await verdicts(id)).map(({ line, outcome }) => `${line} ${outcome}`)).toEqual([
      ...['2 READY', '3 READY', '4 PROBLEM', '6 TWICE', '7 TWICE', '8 EXISTS', '9 READY'],
    ]);
    const messages = (await verdicts(id)).flatMap(({ problems }) => problems);
    expect(messages.map(({ message }) => message)).toEqual([
      'This is not an e-mail address.',
      ...Array<string>(2).fill('Lines 6 and 7 have the same address. Keep one of them.'),
      expect.stringMatching(/^There is a mailbox with this address already: Box\./),
    ]);
    expect(await count(Mailbox)).toBe(1);
  });

  it('I1 keeps passwords sealed, of what is ready alone, and nowhere else', async () => {
    await staged([
      'A,a@new.example,,mail.test,s3cret-1',
      'B,b@new.example,,mail test,s3cret-2',
      'C,c@new.example,,mail.test,s3cret-3,s3cret-4',
    ]);
    const all = await stage.database.read.find(MailboxImportRow);
    expect(all.filter(({ sealedPassword }) => sealedPassword)).toHaveLength(1);
    expect(all.find(({ line }) => line === 4)).toMatchObject({ name: '', address: '' });
    const events = await stage.database.read.find(AuditEvent);
    expect(JSON.stringify([all, events])).not.toMatch(/s3cret/);
  });

  it('I2 is there for whoever has sent it, for an hour, and nothing stays of it', async () => {
    const id = await staged(rows(3));
    const other = asked(true, '00000000-0000-4000-8000-000000000001');
    await expect(commit(id, 3, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stage.flows.mailboxImports.discard(other, id)).rejects.toThrow(/does not exist/);
    await expect(stage.flows.mailboxImports.watch(id, 'x')).rejects.toThrow(/does not exist/);
    stage.time.wall += 60 * 60_000;
    expect(await look(id)).toBeNull();
    await expect(commit(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await stage.stores.mailboxImportStore.sweep();
    expect([await count(MailboxImport), await count(MailboxImportRow)]).toEqual([0, 0]);
  });

  it('goes when it is discarded, and when five newer ones wait', async () => {
    const first = await staged(rows(1));
    await stage.flows.mailboxImports.discard(asked(), first);
    expect(await look(first)).toBeNull();
    const second = await staged(rows(1));
    for (let more = 0; more < 5; more += 1) {
      expect(await look(second)).not.toBeNull();
      stage.time.wall += 1000;
      await staged(rows(1));
    }
    expect(await look(second)).toBeNull();
    await stage.stores.mailboxImportStore.sweep();
    expect(await count(MailboxImport)).toBe(5);
    expect(await told('mailbox.discard-import')).toHaveLength(1);
  });

  it('is not there where the process has died while it was staged', async () => {
    armFailpoints((place) =>
      place === 'import.staging' ? Promise.reject(new Error('dies')) : undefined,
    );
    await expect(staged(rows(600))).rejects.toThrow('dies');
    armFailpoints(undefined);
    const [{ id = '' } = {}] = await stage.database.read.find(MailboxImport);
    expect(await look(id)).toBeNull();
    await expect(commit(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('its commit', () => {
  it('I4 creates each mailbox once, with one line in the audit log, whatever is killed', async () => {
    const id = await staged([
      ...rows(60),
      'Own,own@new.example,,mail.test, s3"cret '.replace('"', ''),
    ]);
    expect(await commit(id)).toMatchObject({ status: 'UNDER_WAY' });
    let batches = 0;
    armFailpoints((place) => {
      if (place !== 'batch.writing') return undefined;
      batches += 1;
      return batches < 2 ? undefined : Promise.reject(new Error('dies'));
    });
    await stage.flows.batches.work();
    armFailpoints(undefined);
    expect(await look(id)).toMatchObject({ status: 'UNDER_WAY', created: 25, ready: 36 });
    expect(await count(Mailbox)).toBe(25);
    await stage.leave();
    stage = await openFamilyStage(stage.home);
    await commit(id);
    await stage.flows.batches.work();
    expect(await look(id)).toMatchObject({ status: 'DONE', created: 61, ready: 0, refused: 0 });
    expect(
      new Set((await stage.database.read.find(Mailbox)).map(({ address }) => address)).size,
    ).toBe(61);
    expect(await count(Mailbox)).toBe(61);
    expect(await count(Batch)).toBe(0);
    const [line, ...others] = await told('mailbox.import');
    expect(others).toEqual([]);
    expect(line).toMatchObject({ subjectName: '61 mailboxes', actorName: 'a@example.org' });
    expect(line?.fields[0]).toBe('Box 0');
    expect(line?.fields.at(-1)).toBe('… (22 more)');
    expect(await told('mailbox.create')).toEqual([]);
    const own = await stage.database.read.findOneByOrFail(Mailbox, { name: 'Own' });
    expect(stage.stores.mailboxStore.passwordOf(own)?.reveal()).toBe(' s3cret ');
    const left = await stage.database.read.find(MailboxImportRow);
    expect(left.filter(({ sealedPassword, settings }) => sealedPassword ?? settings)).toEqual([]);
  });

  it('is refused where a row cannot be created, unless that is said with the number', async () => {
    const id = await staged([...rows(2), 'Odd,odd,,,']);
    await expect(commit(id)).rejects.toThrow(/^1 of 3 rows cannot be created/);
    await expect(commit(id, 3)).rejects.toThrow(/2 rows are ready, not 3/);
    await commit(id, 2);
    await stage.flows.batches.work();
    expect(await look(id)).toMatchObject({ status: 'DONE', created: 2, problems: 1 });
    await expect(stage.flows.mailboxImports.discard(asked(), id)).resolves.toBe(id);
    await expect(commit(await staged(['Odd,odd,,,']), 0)).rejects.toThrow(/No row is ready/);
  });

  it('I3 leads tokens to a server that is new to a client only by somebody who has just proved it', async () => {
    const id = await staged(rows(1));
    await expect(commit(id, 1, asked(false))).rejects.toMatchObject({
      details: { reason: 'REAUTHENTICATE' },
    });
    const key = {
      ...asked(),
      actor: { kind: 'api-key', id: OWNER, name: 'k', scopes: ['MANAGE'] },
    };
    await expect(commit(id, 1, key as unknown as Context)).rejects.toThrow(/ADDRESSES/);
    expect(await look(id)).toMatchObject({ status: 'STAGED' });
    await commit(id, 1);
    await stage.flows.batches.work();
    expect(await told('mailbox.confirm-hosts')).toHaveLength(1);
  });

  it('tells of each row for which something has changed meanwhile', async () => {
    const gone = await stage.client();
    const id = await staged([...rows(1), `Gone,gone@new.example,${gone.name},mail.test,`]);
    await commit(id);
    await stage.database.transaction((manager) => manager.delete('oauth_client', { id: gone.id }));
    await stage.fill(client.id, 1, { address: 'BOX0@new.example' });
    await stage.flows.batches.work();
    expect(await look(id)).toMatchObject({ status: 'DONE', created: 0, refused: 2 });
    const told = (await verdicts(id)).map(({ problems }) => problems[0]?.message);
    expect(told).toEqual([
      expect.stringMatching(/already: Box/),
      'This OAuth client does not exist.',
    ]);
  });
});
