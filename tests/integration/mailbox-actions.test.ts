import type { Context } from '@mailkey/server/graphql/context';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { MailboxActionImpactResolver } from '@mailkey/server/features/grants/mailbox-action-impact.resolver';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import type { MailboxActionInput } from '@mailkey/server/features/mailboxes/mailbox-action.input';
import {
  MailboxAction,
  MailboxActionItem,
} from '@mailkey/server/features/mailboxes/mailbox-action.entity';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { armFailpoints } from '@mailkey/server/lib/failpoint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOST, openFamilyStage, type FamilyStage } from '../testkit/family-stage.js';

let stage: FamilyStage;
let clientId: string;
beforeEach(async () => {
  stage = await openFamilyStage();
  clientId = (await stage.client()).id;
});
afterEach(async () => {
  armFailpoints(undefined);
  await stage.close();
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

const asked = (recent = true) =>
  ({
    actor: { kind: 'user', id: NOBODY, email: 'a@example.org', role: 'ADMIN', recent },
    request: { ip: '127.0.0.1' },
    deny: () => Promise.resolve(),
  }) as unknown as Context;

const order = (input: MailboxActionInput, context = asked()) =>
  stage.flows.mailboxActions.order(context, input);

async function done(input: MailboxActionInput, context = asked()) {
  const { id } = await order(input, context);
  await stage.flows.batches.work();
  return look(id);
}

async function look(id: string) {
  const action = await stage.stores.mailboxActionStore.byId(id);
  const { nodes } = await stage.stores.mailboxActionStore.results(id, { first: 100 }, undefined);
  return { action, results: nodes };
}

const enabledOnes = () => stage.database.read.countBy(Mailbox, { enabled: true });
const told = (action: string) => stage.database.read.findBy(AuditEvent, { action });

describe('what an action would do', () => {
  const impact = (input: MailboxActionInput) =>
    new MailboxActionImpactResolver({
      database: stage.database,
      clients: stage.stores.clientStore,
      mailHosts: stage.stores.mailHostStore,
    }).mailboxActionImpact(input);

  it('is told before it is ordered: whom it is for, whose grant ends, where tokens would go', async () => {
    const ids = await stage.fill(clientId, 25);
    await stage.grants(clientId, true);
    const { id: other } = await stage.client();
    const matching = { oauthClientId: clientId, expected: 0 };
    expect(await impact({ kind: 'DELETE', matching })).toMatchObject({
      total: 25,
      endedGrants: 25,
      newHosts: [],
      newHostCount: 0,
      names: expect.arrayContaining(['Box 00001']),
    });
    expect(await impact({ kind: 'MOVE', ids, oauthClientId: other })).toMatchObject({
      total: 25,
      endedGrants: 25,
      newHosts: [`${HOST}:993`],
      newHostCount: 1,
    });
    const nothing = { endedGrants: 0, newHosts: [] };
    expect(await impact({ kind: 'MOVE', ids, oauthClientId: clientId })).toMatchObject(nothing);
    expect(await impact({ kind: 'DISABLE', ids: ids.slice(1) })).toMatchObject(nothing);
    expect(await stage.database.read.count(MailboxAction)).toBe(0);
  });

  it('is refused as the action is', async () => {
    await expect(impact({ kind: 'DISABLE' })).rejects.toThrow(/one of both/);
    await expect(impact({ kind: 'MOVE', ids: [NOBODY] })).rejects.toThrow(/Choose the OAuth/);
    await stage.fill(clientId, 10_001);
    const all = { kind: 'DISABLE', matching: { expected: 10_001 } } as const;
    await expect(impact(all)).rejects.toThrow(/At most 10000/);
  });
});

describe('what was ordered', () => {
  it('is found by everybody, the latest first, and forgotten after a week', async () => {
    const ids = await stage.fill(clientId, 12);
    const orders = [];
    for (const kind of ['DISABLE', 'ENABLE', 'CHECK'] as const) {
      orders.push((await done({ kind, ids })).action!.id);
      stage.time.wall += 3 * 24 * 60 * 60_000;
    }
    const listed = async () =>
      (await stage.stores.mailboxActionStore.page({ first: 10 })).nodes.map(({ id }) => id);
    expect(await listed()).toEqual(orders.toReversed());
    await stage.flows.mailboxActions.forget();
    expect(await listed()).toEqual([orders[2], orders[1]]);
    expect(await stage.database.read.count(MailboxActionItem)).toBe(24);
  });

  it('is forgotten a few results at a time', async () => {
    const matching = { oauthClientId: clientId, expected: 1200 };
    await stage.fill(clientId, 1200);
    await done({ kind: 'CHECK', matching });
    stage.time.wall += 8 * 24 * 60 * 60_000;
    const statements = await stage.statements(stage.flows.mailboxActions.forget);
    expect(statements.filter((sql) => sql.startsWith('BEGIN'))).toHaveLength(3);
    expect(await stage.database.read.count(MailboxAction)).toBe(0);
    expect(await stage.database.read.count(MailboxActionItem)).toBe(0);
  });
});

describe('one thing for many mailboxes', () => {
  it('is done to each, with one line in the audit log and a result for each', async () => {
    const ids = await stage.fill(clientId, 45);
    const { action, results } = await done({ kind: 'DISABLE', ids: [...ids, NOBODY, ids[0]!] });
    expect(action).toMatchObject({ status: 'DONE', total: 46, done: 45, refused: 0, notFound: 1 });
    expect(await enabledOnes()).toBe(0);
    expect(results.at(-1)).toMatchObject({ mailboxId: NOBODY, outcome: 'NOT_FOUND' });
    const [line, ...others] = await told('mailbox.disable-many');
    expect(others).toEqual([]);
    expect(line).toMatchObject({ subjectName: '46 mailboxes', actorName: 'a@example.org' });
    expect(line?.fields).toHaveLength(40);
    expect(line?.fields.at(-1)).toBe('… (7 more)');
    expect(await told('mailbox.update')).toEqual([]);
  });

  it('goes on after a kill, and does nothing twice', async () => {
    await stage.fill(clientId, 50);
    const matching = { oauthClientId: clientId, expected: 50 };
    const { id } = await order({ kind: 'DELETE', matching });
    let batches = 0;
    armFailpoints((place) => {
      if (place !== 'batch.writing') return undefined;
      batches += 1;
      return batches < 2 ? undefined : Promise.reject(new Error('dies'));
    });
    await stage.flows.batches.work();
    armFailpoints(undefined);
    expect((await look(id)).action).toMatchObject({ status: 'UNDER_WAY', done: 10 });
    await stage.leave();
    stage = await openFamilyStage(stage.home);
    await stage.flows.batches.work();
    expect((await look(id)).action).toMatchObject({ status: 'DONE', total: 50, done: 50 });
    expect(await stage.database.read.count(Mailbox)).toBe(0);
  });

  it('refuses one as that one alone is refused, and does the others', async () => {
    const [sound, broken] = await stage.fill(clientId, 2, { enabled: false });
    await stage.database.transaction((manager) =>
      manager.update(Mailbox, { id: broken! }, { address: 'no address' }),
    );
    const { action, results } = await done({ kind: 'ENABLE', ids: [sound!, broken!] });
    expect(action).toMatchObject({ done: 1, refused: 1 });
    expect(results.find(({ mailboxId }) => mailboxId === broken)).toMatchObject({
      outcome: 'REFUSED',
      code: 'BAD_USER_INPUT',
      message: 'This is not an e-mail address.',
    });
    expect(await enabledOnes()).toBe(1);
  });

  it('leads them to another client, and ends what was their own there', async () => {
    const ids = await stage.fill(clientId, 25);
    await stage.grants(clientId, true);
    const { id: other } = await stage.client();
    const { action } = await done({ kind: 'MOVE', ids, oauthClientId: other });
    expect(action).toMatchObject({ done: 25, refused: 0 });
    expect(await stage.database.read.countBy(Mailbox, { oauthClientId: other })).toBe(25);
    expect(await stage.database.read.countBy(Grant, { oauthClientId: clientId })).toBe(1);
    expect(await told('mailbox.confirm-hosts')).toHaveLength(1);
  });

  it('leads them to servers that are new to a client only by somebody who has just proved it', async () => {
    const ids = await stage.fill(clientId, 2);
    const { id: other } = await stage.client();
    const input: MailboxActionInput = { kind: 'MOVE', ids, oauthClientId: other };
    await expect(order(input, asked(false))).rejects.toMatchObject({
      details: { reason: 'REAUTHENTICATE' },
    });
    const key = { ...asked(), actor: { kind: 'api-key', id: 'k', name: 'k', scopes: ['MANAGE'] } };
    await expect(order(input, key as unknown as Context)).rejects.toThrow(/ADDRESSES/);
    expect(await stage.database.read.countBy(Mailbox, { oauthClientId: clientId })).toBe(2);
  });

  it('checks those soon that somebody expects to work', async () => {
    const [first, second, off] = await stage.fill(clientId, 3);
    await stage.database.transaction(async (manager) => {
      await manager.update(Mailbox, { id: off! }, { enabled: false, nextCheckAt: null });
      await manager.update(Mailbox, { id: second! }, { refusedLogins: 3 });
    });
    const { action, results } = await done({ kind: 'CHECK', ids: [first!, second!, off!] });
    expect(action).toMatchObject({ status: 'DONE', done: 2, refused: 1 });
    expect(results.find(({ mailboxId }) => mailboxId === off)?.message).toMatch(/switched off/);
    const soon = stage.clock().getTime() + 60_000;
    for (const id of [first!, second!]) {
      const mailbox = await stage.stores.mailboxStore.byId(id);
      expect(mailbox?.nextCheckAt?.getTime()).toBeLessThan(soon);
      expect(mailbox?.refusedLogins).toBe(0);
    }
  });

  it('is cancelled for those whose turn has not come', async () => {
    const ids = await stage.fill(clientId, 30);
    const { id } = await order({ kind: 'DISABLE', ids });
    await stage.flows.mailboxActions.cancel(asked(), id);
    await stage.flows.batches.work();
    expect((await look(id)).action).toMatchObject({ status: 'CANCELLED', total: 30, done: 0 });
    expect(await enabledOnes()).toBe(30);
    expect(await told('mailbox.cancel-many')).toHaveLength(1);
  });

  it.each([
    ['nobody', {}, /by ids or by what they match/],
    ['both ways at once', { ids: [NOBODY], matching: { expected: 1 } }, /one of both/],
    ['too many ids', { ids: Array.from({ length: 501 }, (_, at) => `${at}`) }, /At most 500/],
    ['a list that has changed', { matching: { expected: 4 } }, /3 mailboxes match now, not 4/],
    ['a client for what has none', { ids: [NOBODY], oauthClientId: NOBODY }, /Only MOVE/],
    ['no client', { kind: 'MOVE', ids: [NOBODY] }, /Choose the OAuth client/],
    [
      'a client that is gone',
      { kind: 'MOVE', ids: [NOBODY], oauthClientId: NOBODY },
      /does not exist/,
    ],
  ])('is refused for %s', async (_what, input, words) => {
    await stage.fill(clientId, 3);
    const wanted = { kind: 'DISABLE', ...input } as MailboxActionInput;
    await expect(order(wanted)).rejects.toThrow(words);
    expect(await enabledOnes()).toBe(3);
  });
});
