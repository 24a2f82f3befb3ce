import { Incident } from '@mailkey/server/features/incidents/incident.entity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { temporaryStorage } from '../testkit/storage.js';

const LONG = 'x'.repeat(40_000);
let mailkey: Mailkey;
let admin: Api;
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

const many = (count: number, one: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join(' ');

describe('L8 an answer in errors', () => {
  it.each<[string, string, object?]>([
    ['a field that is not there', `{ ${LONG} }`],
    ['many fields that are not there', `{ ${many(300, (at) => `${'x'.repeat(200)}${at}`)} }`],
    ['a text that is no GraphQL', `{ "${LONG}" }`],
    ['an argument', `{ mailbox(${LONG}: 1) { id } }`],
    ['a fragment', `{ ...${LONG} }`],
    [
      'a variable of a long name',
      `query ($${LONG}: Int!) { mailboxes(first: $${LONG}) { totalCount } }`,
    ],
    [
      'an unknown field of an input',
      'mutation ($i: MailboxInput!) { createMailbox(input: $i) { id } }',
      { i: { [LONG]: 1 } },
    ],
    ['an alias', `{ ${LONG}: mailboxes(after: "no cursor") { totalCount } }`],
    ['an id', `{ mailbox(id: "${LONG}") { id } }`],
    [
      'fields that conflict',
      `{ ${many(12, (at) => `a: mailboxes(first: ${at}) { totalCount }`)} }`,
    ],
  ])('is short, whatever it repeats: %s', async (_what, query, variables) => {
    for (const api of [admin, mailkey.anonymous]) {
      const { errors, data } = await api.send(query, variables);
      expect(errors ?? data).toBeDefined();
      expect(JSON.stringify(errors ?? []).length).toBeLessThan(20_000);
      expect((errors ?? []).length).toBeLessThanOrEqual(20);
      for (const { message } of errors ?? []) expect(message.length).toBeLessThanOrEqual(1000);
    }
  });

  it('is as short over a WebSocket', async () => {
    const failing = admin.subscribe(`subscription { ${LONG} }`).next();
    const cause = await failing.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(JSON.stringify(cause).length).toBeLessThan(20_000);
    expect(String(cause).length).toBeLessThan(2000);
  });
});

describe('L8 words of others', () => {
  it('are short in the database, whoever writes them', async () => {
    const { database, remove } = await temporaryStorage();
    const told = `It said:\n${LONG}\u001b[31m\ud800`;
    const own = {
      id: crypto.randomUUID(),
      causeKey: 'k',
      code: 'c',
      actor: 'US',
      severity: 'ERROR',
    };
    const foreign = { title: told, cause: told, fix: Array.from({ length: 500 }, () => told) };
    const incident = {
      ...own,
      ...foreign,
      commands: [],
      openedAt: new Date(),
      lastSeenAt: new Date(),
    };
    await database.transaction((manager) =>
      manager.insert(Incident, incident as unknown as Incident),
    );
    const [inserted] = await database.read.find(Incident);
    expect(inserted?.title).toMatch(/^It said:\nx+… \(\d+ more characters\)$/);
    expect(JSON.stringify(inserted).length).toBeLessThan(45_000);
    await database.transaction((manager) =>
      manager.update(Incident, { id: own.id }, { cause: told }),
    );
    const [updated] = await database.read.find(Incident);
    expect(updated?.cause.length).toBeLessThanOrEqual(2000);
    await remove();
  });

  it('are columns that cut what comes in', async () => {
    const { database, remove } = await temporaryStorage();
    const columns = database.read.connection.entityMetadatas.flatMap((entity) => entity.columns);
    await remove();
    const cut = columns.filter(({ transformer }) => {
      const [one] = [transformer ?? []].flat();
      if (!one) return false;
      const written: unknown = one.to([LONG.repeat(2)]) ?? '';
      return JSON.stringify(written).length < 40_000 || String(one.to(LONG)).length <= 2000;
    });
    const names = cut.map(
      ({ entityMetadata, propertyName }) => `${entityMetadata.name}.${propertyName}`,
    );
    expect(names).toEqual(
      expect.arrayContaining([
        ...['Grant.statusReason', 'Grant.account', 'Grant.lastFailure', 'Revocation.lastFailure'],
        ...['OAuthClient.standingReason', 'OAuthClient.nextSecretProof', 'Session.userAgent'],
        ...['WaitingConsent.account', 'WaitingConsent.formerAccount'],
        ...['AlertDelivery.answer', 'MailboxStateChange.title', 'Incident.cause', 'Incident.title'],
      ]),
    );
  });
});
