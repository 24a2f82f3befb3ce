import type { Context } from '@mailkey/server/graphql/context';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { createGrantEnd } from '@mailkey/server/features/incidents/grant-end.flow';
import { IncidentMailbox } from '@mailkey/server/features/incidents/incident-mailbox.entity';
import { createRecheck } from '@mailkey/server/features/incidents/recheck.flow';
import { oauthMailboxes } from '@mailkey/server/features/mailboxes/mailbox-set';
import type { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { HOST, type FamilyStage } from '../testkit/family-stage.js';

/** Fills a database; gives what is measured. */
export type FamilyWork = (stage: FamilyStage, count: number) => Promise<() => Promise<unknown>>;

interface Family {
  client: OAuthClient;
  ids: string[];
}

async function calm(stage: FamilyStage, count: number, own = false): Promise<Family> {
  const client = await stage.client();
  const ids = await stage.fill(client.id, count);
  await stage.grants(client.id, own);
  return { client, ids };
}

/** All of them share an incident that is young: nobody has been told yet. */
async function troubled(stage: FamilyStage, count: number, own = false): Promise<Family> {
  const one = await calm(stage, count, own);
  const { id: oauthClientId } = one.client;
  const cause = stage.cause(`client:${oauthClientId}`, { oauthClientId });
  await stage.database.transaction((manager) =>
    stage.flows.incidents.found(manager, oauthMailboxes(oauthClientId), cause),
  );
  return one;
}

const edit = (stage: FamilyStage, { id }: OAuthClient, change: Record<string, unknown>) =>
  stage.stores.clientStore.update(id, async (stored, manager) => {
    const { clientSecret: _typed, ...columns } = change;
    const edited = Object.assign(stored, columns);
    await stage.flows.clientChanged(manager, edited, Object.keys(change));
  });

/** Each has failed for a cause of its own. */
async function apart(stage: FamilyStage, count: number): Promise<Family> {
  const one = await calm(stage, count);
  await stage.database.transaction(async (manager) => {
    for (const mailboxId of one.ids) {
      const cause = stage.cause(`mailbox:${mailboxId}:x`, { oauthClientId: one.client.id });
      const { id: incidentId } = await stage.stores.incidentStore.put(manager, null, {
        cause,
        now: stage.clock(),
      });
      const times = { joinedAt: stage.clock(), leftAt: null };
      await manager.insert(IncidentMailbox, { incidentId, mailboxId, ...times });
    }
  });
  return one;
}

const shutOut = (stage: FamilyStage, mailboxId: string) =>
  stage.database.transaction((manager) => {
    const cause = stage.cause(`shut-out:${HOST}`, { host: HOST });
    return stage.flows.incidents.shutOut(manager, mailboxId, cause);
  });

const inOne = (stage: FamilyStage, work: Parameters<FamilyStage['database']['transaction']>[0]) =>
  stage.database.transaction(work);

const ADMIN = {
  actor: { kind: 'user', id: 'a', email: 'a@example.org', role: 'ADMIN', recent: true },
  request: { ip: '127.0.0.1' },
} as unknown as Context;

/** What happens to a whole family at once, by the words of whoever runs it. */
export const familyWorks: Record<string, FamilyWork> = {
  'switched off': async (stage, count) => {
    const { client } = await troubled(stage, count);
    return () => edit(stage, client, { enabled: false });
  },
  'switched off, an incident of each': async (stage, count) => {
    const { client } = await apart(stage, count);
    return () => edit(stage, client, { enabled: false });
  },
  'switched on': async (stage, count) => {
    const { client } = await troubled(stage, count);
    return () => edit(stage, client, { enabled: true });
  },
  renamed: async (stage, count) => {
    const { client } = await troubled(stage, count);
    return () => edit(stage, client, { name: 'Renamed' });
  },
  'new secret, a grant of each': async (stage, count) => {
    const { client } = await troubled(stage, count, true);
    return () => edit(stage, client, { clientSecret: 'typed' });
  },
  'other client id, a grant of each': async (stage, count) => {
    const { client } = await troubled(stage, count, true);
    return () => edit(stage, client, { clientId: 'other' });
  },
  'grant ended': async (stage, count) => {
    const { client } = await calm(stage, count);
    const { incidents } = stage.flows;
    const end = createGrantEnd({ incidents, clock: stage.clock, publicUrl: 'https://m.example' });
    const grant = await stage.database.read.findOneByOrFail(Grant, {
      oauthClientId: client.id,
    });
    const facts = { kind: 'refused', status: 400, error: 'invalid_grant' };
    return () =>
      inOne(stage, (manager) => end(manager, { grant, facts } as Parameters<typeof end>[1]));
  },
  'consented anew, all were refused': async (stage, count) => {
    const { client } = await troubled(stage, count);
    await inOne(stage, (manager) => manager.query('UPDATE "mailbox" SET "refusedLogins" = 1'));
    const signIn = { oauthClientId: client.id, mailboxId: null };
    return () => inOne(stage, (manager) => stage.flows.incidents.recheckSoon(manager, signIn));
  },
  'server down': async (stage, count) => {
    const { ids } = await calm(stage, count);
    return () => shutOut(stage, ids[0]!);
  },
  'server answers again': async (stage, count) => {
    const { ids } = await calm(stage, count);
    await shutOut(stage, ids[0]!);
    return () => inOne(stage, (manager) => stage.flows.incidents.answered(manager, HOST));
  },
  'the last one works again': async (stage, count) => {
    const { ids } = await troubled(stage, count);
    await inOne(stage, (manager) =>
      manager.query('UPDATE "incident_mailbox" SET "leftAt" = 1 WHERE "mailboxId" <> ?', [ids[0]]),
    );
    return () => inOne(stage, (manager) => stage.flows.incidents.works(manager, ids[0]!));
  },
  'checked anew': async (stage, count) => {
    const { client } = await troubled(stage, count);
    const recheck = createRecheck(stage.world);
    return () => recheck({ oauthClientId: client.id }, () => Promise.resolve());
  },
  'one mailbox deleted': async (stage, count) => {
    const { ids } = await troubled(stage, count, true);
    return () => inOne(stage, (manager) => stage.flows.mailboxEdits.remove(manager, ids[0]!));
  },
  'client deleted, once its mailboxes are gone': async (stage, count) => {
    const { client } = await troubled(stage, count);
    await inOne(stage, (manager) => manager.query('UPDATE "mailbox" SET "oauthClientId" = NULL'));
    return () =>
      inOne(stage, async (manager) => {
        await stage.flows.clientRemoved(manager, client.id);
        await manager.query('DELETE FROM "oauth_client" WHERE "id" = ?', [client.id]);
      });
  },
  ...Object.fromEntries(
    (['CHECK', 'DISABLE', 'MOVE', 'DELETE'] as const).map((kind): [string, FamilyWork] => [
      `many at once: ${kind}`,
      async (stage, count) => {
        const { client } = await troubled(stage, count);
        const oauthClientId = kind === 'MOVE' ? (await stage.client()).id : null;
        const matching = { oauthClientId: client.id, expected: count };
        return () => stage.flows.mailboxActions.order(ADMIN, { kind, matching, oauthClientId });
      },
    ]),
  ),
};
