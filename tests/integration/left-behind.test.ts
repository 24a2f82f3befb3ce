import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { User } from '@mailkey/server/features/access/user.entity';
import { openStorage } from '@mailkey/server/db/data-source';
import { stored } from '@mailkey/server/stored';
import { createLog } from '@mailkey/server/lib/log';
import { createApi, type Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, createProgram, tokenOf, type Person } from '../testkit/people.js';

const INVITE = `mutation ($email: String!) { inviteUser(email: $email, role: VIEWER) { url user { id } } }`;
const UPDATE = `mutation ($id: ID!, $role: Role, $enabled: Boolean) { updateUser(id: $id, role: $role, enabled: $enabled) { id apiKeys { id name } } }`;
const RESET = `mutation ($id: ID!) { resetUser(id: $id) { url user { apiKeys { id } } } }`;
const ACCEPT = `mutation ($token: String!) { acceptInvitation(token: $token, password: "brave purple otter 41") { id } }`;
const KEYS = '{ apiKeys { id createdBy { id email active } } }';

let mailkey: Mailkey;
let admin: Api;
let eve: Person;
let count = 0;

beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  admin = await mailkey.signedIn();
});
beforeEach(async () => {
  const email = `eve-${++count}@example.org`;
  eve = await createPerson(mailkey, { admin, email, role: 'ADMIN' });
});
afterAll(() => mailkey.close());

const makerOf = async (id: string) =>
  (await admin.ask(KEYS)).apiKeys.find((key: { id: string }) => key.id === id)?.createdBy;

describe('S16 what a person leaves behind', () => {
  it('are keys that say who made them, and are offered and revoked together', async () => {
    const programs = [];
    for (let i = 0; i < 2; i++)
      programs.push(await createProgram(mailkey, eve.api, { scopes: ['READ'] }));
    const other = await createProgram(mailkey, admin, { scopes: ['READ'] });
    const ids = programs.map(({ id }) => id).sort();
    expect(await makerOf(ids[0]!)).toEqual({ id: eve.id, email: eve.email, active: true });
    for (const change of [{ role: 'VIEWER' }, { enabled: false }]) {
      const { updateUser } = await admin.ask(UPDATE, { id: eve.id, ...change });
      expect(updateUser.apiKeys.map(({ id }: { id: string }) => id).sort()).toEqual(ids);
    }
    expect(await makerOf(ids[0]!)).toMatchObject({ email: eve.email, active: false });
    const [program] = programs;
    expect((await program!.api.ask('{ providers { id } }')).providers).not.toEqual([]);
    const REVOKE = 'mutation ($ids: [ID!]!) { revokeApiKeys(ids: $ids) }';
    const answer = await admin.ask(REVOKE, { ids: [...ids, 'unknown'] });
    expect(answer.revokeApiKeys.sort()).toEqual(ids);
    await expect(program!.api.ask('{ providers { id } }')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect((await other.api.ask('{ providers { id } }')).providers).not.toEqual([]);
  });

  it('are offered when a person is reset, and shown to admins alone', async () => {
    const { id } = await createProgram(mailkey, eve.api, { scopes: ['READ'] });
    const { resetUser } = await admin.ask(RESET, { id: eve.id });
    expect(resetUser.user.apiKeys).toEqual([{ id }]);
    const back = createApi(mailkey.url);
    await back.ask(ACCEPT, { token: tokenOf(resetUser.url) });
    await admin.ask(UPDATE, { id: eve.id, role: 'VIEWER' });
    const viewer = createApi(mailkey.url);
    await viewer.ask(
      'mutation ($email: String!) { login(email: $email, password: "brave purple otter 41") { id } }',
      eve,
    );
    expect(await viewer.ask('{ me { apiKeys { id } } }')).toEqual({ me: { apiKeys: [] } });
  });

  it.each<[string, object | undefined]>([
    ['disabled', { enabled: false }],
    ['no admin any more', { role: 'OPERATOR' }],
    ['reset', undefined],
  ])('are links for others, which end when the person is %s', async (_, change) => {
    const invite = async (api: Api, name: string) =>
      (await api.ask(INVITE, { email: `${name}-${count}@example.org` })).inviteUser;
    const [theirs, mine] = [await invite(eve.api, 'theirs'), await invite(admin, 'mine')];
    const known = await createPerson(mailkey, {
      admin,
      email: `known-${count}@example.org`,
      role: 'VIEWER',
    });
    const { resetUser } = await eve.api.ask(RESET, { id: known.id });
    await (change
      ? admin.ask(UPDATE, { id: eve.id, ...change })
      : admin.ask(RESET, { id: eve.id }));
    const accept = (url: string) => createApi(mailkey.url).ask(ACCEPT, { token: tokenOf(url) });
    await expect(accept(theirs.url)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(accept(resetUser.url)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await accept(mine.url)).acceptInvitation.id).toBe(mine.user.id);
    // A new link of an admin who stays lets the person in after all.
    expect(await accept((await invite(admin, 'theirs')).url)).toBeTruthy();
  });

  it('is a calendar feed, which ends for good when the person is disabled or reset', async () => {
    for (const end of ['disable', 'reset']) {
      const { createCalendarFeed: feed } = await eve.api.ask(
        'mutation { createCalendarFeed { url } }',
      );
      expect((await fetch(feed.url as string)).status).toBe(200);
      if (end === 'reset') await admin.ask(RESET, { id: eve.id });
      else for (const enabled of [false, true]) await admin.ask(UPDATE, { id: eve.id, enabled });
      expect((await fetch(feed.url as string)).status).toBe(404);
      const { email, password } = eve;
      if (end === 'disable')
        await eve.api.ask(
          'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }',
          { email, password },
        );
    }
    const query = `{ auditEvents(first: 5, action: "calendar-feed.revoke") { nodes { subjectId } } }`;
    const { nodes } = (await admin.ask(query)).auditEvents;
    expect(
      nodes.filter(({ subjectId }: { subjectId: string }) => subjectId === eve.id),
    ).toHaveLength(2);
  });

  it('is told by its e-mail address when the person is gone for good', async () => {
    const { id } = await createProgram(mailkey, eve.api, { scopes: ['READ'] });
    await mailkey.close({ keep: true });
    const { config } = mailkey;
    const log = createLog('silent');
    const { database } = await openStorage(config, stored, { log, clock: () => new Date() });
    await database.transaction((manager) => manager.delete(User, { id: eve.id }));
    await database.close();
    const folder = config.databasePath.replace(/\/[^/]+$/, '');
    mailkey = await startMailkey({ env: { SANDBOX: 'off' }, folder });
    admin = await mailkey.signedIn();
    expect(await makerOf(id)).toEqual({ id: eve.id, email: eve.email, active: false });
  });
});
