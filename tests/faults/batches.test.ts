import { AlertDelivery } from '@mailkey/server/features/alerts/alert-delivery.entity';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { Batch } from '@mailkey/server/features/batches/batch.entity';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { Incident } from '@mailkey/server/features/incidents/incident.entity';
import { oneMailbox } from '@mailkey/server/features/mailboxes/mailbox-set';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { armFailpoints } from '@mailkey/server/lib/failpoint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFamilyStage, type FamilyStage } from '../testkit/family-stage.js';

let stage: FamilyStage;
beforeEach(async () => {
  stage = await openFamilyStage();
  await stage.channel();
});
afterEach(async () => {
  armFailpoints(undefined);
  await stage.close();
});

const rest = () => stage.database.read.find(Batch);
const count = (entity: { new (): object }, where: object) =>
  stage.database.read.countBy(entity, where);

/** The process dies in the middle of the n-th batch; the next one does what is left. */
async function dieAndGoOn(inBatch: number): Promise<void> {
  let batches = 0;
  armFailpoints((place) => {
    if (place !== 'batch.writing') return undefined;
    batches += 1;
    return batches < inBatch ? undefined : Promise.reject(new Error('dies'));
  });
  await stage.flows.batches.work();
  armFailpoints(undefined);
  expect(await rest()).toHaveLength(1);
  await stage.leave();
  stage = await openFamilyStage(stage.home);
  await stage.flows.batches.work();
  expect(await rest()).toEqual([]);
}

const edit = (client: OAuthClient, change: Partial<OAuthClient>, ...fields: string[]) =>
  stage.stores.clientStore.update(client.id, async (stored, manager) => {
    await stage.flows.clientChanged(manager, Object.assign(stored, change), fields);
  });

/** Each mailbox fails for a cause of its own. */
async function ownIncidents(clientId: string, size: number): Promise<void> {
  const ids = await stage.fill(clientId, size);
  await stage.database.transaction(async (manager) => {
    for (const id of ids) {
      const cause = stage.cause(`mailbox:${id}:off`, { oauthClientId: clientId });
      await stage.flows.incidents.found(manager, oneMailbox(id), cause);
    }
  });
}

describe('incidents of a client that is switched off', () => {
  it('end in batches where there are very many, each told of once, whatever is killed', async () => {
    const client = await stage.client();
    await ownIncidents(client.id, 110);
    await edit(client, { enabled: false }, 'enabled');
    expect(await rest()).toMatchObject([
      { kind: 'CLOSE_INCIDENTS', oauthClientId: client.id, done: 25 },
    ]);
    await dieAndGoOn(2);
    const incidents = await stage.database.read.find(Incident);
    expect(incidents).toHaveLength(110);
    expect(incidents.filter(({ closedAt }) => closedAt === null)).toEqual([]);
    expect(await count(AlertDelivery, { kind: 'incident.recovered' })).toBe(110);
  });

  it('take as many statements a batch for many as for more', async () => {
    const sizes = [];
    for (const size of [60, 90]) {
      const client = await stage.client();
      await ownIncidents(client.id, size);
      sizes.push(
        (await stage.statements(() => edit(client, { enabled: false }, 'enabled'))).length,
      );
      await stage.flows.batches.work();
    }
    expect(sizes[1]).toBe(sizes[0]);
  });
});

describe('mailboxes of a client that is renamed', () => {
  it('are sorted by its new name in batches where there are very many, whatever is killed', async () => {
    const client = await stage.client();
    await stage.fill(client.id, 1700);
    const sortedAs = (name: string) =>
      stage.database.read.query<{ count: number }[]>(
        'SELECT COUNT(*) AS "count" FROM "mailbox" WHERE "sortClient" = ?',
        [name],
      );
    await edit(client, { name: 'Renamed' }, 'name');
    expect(await rest()).toMatchObject([{ kind: 'CLIENT_NAME', done: 500 }]);
    expect(await sortedAs('renamed')).toEqual([{ count: 500 }]);
    await dieAndGoOn(2);
    expect(await sortedAs('renamed')).toEqual([{ count: 1700 }]);
  });

  it('follow it at once where they are few', async () => {
    const client = await stage.client();
    await stage.fill(client.id, 500);
    await edit(client, { name: 'Renamed' }, 'name');
    expect(await rest()).toEqual([]);
  });
});

describe('grants of former settings', () => {
  it('end and return in batches where there are very many, each told of once', async () => {
    const client = await stage.client();
    await stage.fill(client.id, 1200);
    await stage.grants(client.id, true);
    await edit(client, { clientId: 'other' }, 'clientId');
    expect(await rest()).toMatchObject([{ kind: 'FORMER_GRANTS', done: 500 }]);
    expect(await count(Grant, { endedByEdit: true, status: 'reauth_required' })).toBe(500);
    await dieAndGoOn(2);
    expect(await count(Grant, { endedByEdit: true, status: 'reauth_required' })).toBe(1201);
    expect(await count(AuditEvent, { action: 'grant.end-former' })).toBe(1201);

    await edit(client, { clientId: 'c' }, 'clientId');
    await stage.flows.batches.work();
    expect(await count(Grant, { endedByEdit: false, status: 'active' })).toBe(1201);
    expect(await count(AuditEvent, { action: 'grant.return-former' })).toBe(1201);
  });

  it('are judged by the settings of the last edit, not by those of the one before', async () => {
    const client = await stage.client();
    await stage.fill(client.id, 800);
    await stage.grants(client.id, true);
    await edit(client, { clientId: 'other' }, 'clientId');
    await edit(client, { clientId: 'c' }, 'clientId');
    await stage.flows.batches.work();
    expect(await rest()).toEqual([]);
    expect(await count(Grant, { endedByEdit: false, status: 'active' })).toBe(801);
  });
});
