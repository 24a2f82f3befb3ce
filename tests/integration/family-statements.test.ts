import { createGrantEnd } from '@mailkey/server/features/incidents/grant-end.flow';
import { IncidentMailbox } from '@mailkey/server/features/incidents/incident-mailbox.entity';
import { createRecheck } from '@mailkey/server/features/incidents/recheck.flow';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { oauthMailboxes } from '@mailkey/server/features/mailboxes/mailbox-set';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { describe, expect, it } from 'vitest';
import { HOST, openFamilyStage, type FamilyStage } from '../testkit/family-stage.js';

type Work = Parameters<FamilyStage['database']['transaction']>[0];

interface Family {
  stage: FamilyStage;
  client: OAuthClient;
  ids: string[];
}

/** Its mailboxes sign in with one grant, or with one of their own, and share an incident. */
async function family(stage: FamilyStage, count: number, own = false): Promise<Family> {
  const client = await stage.client();
  const ids = await stage.fill(client.id, count);
  await stage.grants(client.id, own);
  await stage.database.transaction((manager) =>
    stage.flows.incidents.found(
      manager,
      oauthMailboxes(client.id),
      stage.cause(`client:${client.id}`, { oauthClientId: client.id }),
    ),
  );
  return { stage, client, ids };
}

async function taken(
  count: number,
  set: (stage: FamilyStage, count: number) => Promise<Family>,
  work: (family: Family) => Work,
): Promise<string[]> {
  const stage = await openFamilyStage();
  await stage.channel();
  try {
    const one = await set(stage, count);
    return await stage.statements(() => stage.database.transaction(work(one)));
  } finally {
    await stage.close();
  }
}

const edited =
  (change: Partial<OAuthClient>, ...fields: string[]) =>
  ({ stage, client }: Family): Work =>
  (manager) =>
    stage.flows.clientChanged(manager, Object.assign(client, change), fields);

const shutOut =
  ({ stage, ids }: Family): Work =>
  (manager) =>
    stage.flows.incidents.shutOut(
      manager,
      ids[0]!,
      stage.cause(`shut-out:${HOST}`, { host: HOST }),
    );

const grantEnded =
  ({ stage, client }: Family): Work =>
  async (manager) => {
    const { incidents } = stage.flows;
    const end = createGrantEnd({ incidents, clock: stage.clock, publicUrl: 'https://m.example' });
    const grant = await manager.findOneByOrFail(Grant, { oauthClientId: client.id });
    const facts = { kind: 'refused', status: 400, error: 'invalid_grant' };
    await end(manager, { grant, facts } as Parameters<typeof end>[1]);
  };

const withoutIncident = async (stage: FamilyStage, count: number): Promise<Family> => {
  const client = await stage.client();
  const ids = await stage.fill(client.id, count);
  await stage.grants(client.id, false);
  return { stage, client, ids };
};

const turnedAway = async (stage: FamilyStage, count: number): Promise<Family> => {
  const one = await withoutIncident(stage, count);
  await stage.database.transaction(shutOut(one));
  return one;
};

const ALL = {
  form: family,
  own: (stage: FamilyStage, count: number) => family(stage, count, true),
};

describe('a transaction for all mailboxes of a client takes as many statements for ten as for a thousand', () => {
  it.each([
    ['the client is switched off', ALL.form, edited({ enabled: false }, 'enabled')],
    ['the client is switched on', ALL.form, edited({ enabled: true }, 'enabled')],
    ['the client is renamed', ALL.form, edited({ name: 'Renamed' }, 'name')],
    ['its secret is replaced', ALL.form, edited({}, 'clientSecret')],
    ['its secret is replaced, with a grant of each mailbox', ALL.own, edited({}, 'clientSecret')],
    ['its grant has ended', withoutIncident, grantEnded],
    ['its server shuts us out', withoutIncident, shutOut],
    [
      'its server answers again',
      turnedAway,
      ({ stage }: Family): Work =>
        (manager) =>
          stage.flows.incidents.answered(manager, HOST),
    ],
    [
      'somebody has consented anew, and all were refused',
      async (stage: FamilyStage, count: number) => {
        const one = await family(stage, count);
        await stage.database.transaction((manager) =>
          manager.update(Mailbox, { oauthClientId: one.client.id }, { refusedLogins: 1 }),
        );
        return one;
      },
      ({ stage, client }: Family): Work =>
        (manager) =>
          stage.flows.incidents.recheckSoon(manager, { oauthClientId: client.id, mailboxId: null }),
    ],
    [
      'the last one works again',
      async (stage: FamilyStage, count: number) => {
        const one = await family(stage, count);
        await stage.database.transaction(async (manager) => {
          for (const mailboxId of one.ids.slice(1))
            await manager.update(IncidentMailbox, { mailboxId }, { leftAt: stage.clock() });
        });
        return one;
      },
      ({ stage, ids }: Family): Work =>
        (manager) =>
          stage.flows.incidents.works(manager, ids[0]!),
    ],
    [
      'one is edited',
      ALL.form,
      ({ stage, ids }: Family): Work =>
        (manager) =>
          stage.flows.incidents.withdrawn(manager, ids[0]!),
    ],
  ])('%s', async (_what, set, work) => {
    const [few, many] = [await taken(10, set, work), await taken(500, set, work)];
    expect(many).toEqual(few.map(() => expect.any(String)));
    expect(few.length).toBeGreaterThan(2);
  });

  it('they are checked anew', async () => {
    const counts = [];
    for (const size of [10, 500]) {
      const stage = await openFamilyStage();
      const { client } = await family(stage, size);
      const inTransaction = () => Promise.resolve();
      const recheck = () => createRecheck(stage.world)({ oauthClientId: client.id }, inTransaction);
      counts.push((await stage.statements(recheck)).length);
      await stage.close();
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
