import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, type Api } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, signIn, tokenOf } from '../testkit/people.js';

const DAY = 24 * 60 * 60_000;
const INVITE = `mutation ($email: String!, $role: Role! = VIEWER) { inviteUser(email: $email, role: $role) { url user { id email role invited enabled } } }`;
const ACCEPT = `mutation ($token: String!, $password: String! = "brave purple otter 41") { acceptInvitation(token: $token, password: $password) { email role invited } }`;
const UPDATE = `mutation ($id: ID!, $role: Role, $enabled: Boolean) { updateUser(id: $id, role: $role, enabled: $enabled) { role enabled } }`;
const RESET = `mutation ($id: ID!) { resetUser(id: $id) { url user { invited totpEnabled } } }`;

let mailkey: Mailkey;
let admin: Api;
let adminId: string;
let ahead = 0;
beforeAll(async () => {
  const clock = () => new Date(Date.now() + ahead);
  mailkey = await startMailkey({ env: { SANDBOX: 'off' }, overrides: { clock } });
  admin = await mailkey.signedIn();
  adminId = (await admin.ask('{ me { id } }')).me.id;
});
afterAll(() => mailkey.close());

describe('an invitation', () => {
  it('lets a person choose a password, once, and signs them in with their role', async () => {
    const { inviteUser } = await admin.ask(INVITE, { email: 'Ana@Example.org', role: 'OPERATOR' });
    expect(inviteUser.user).toMatchObject({
      email: 'ana@example.org',
      role: 'OPERATOR',
      invited: true,
    });
    expect(inviteUser.url).toMatch(/^http:\/\/localhost:\d+\/invite#token=[\w-]{43}$/);
    const token = tokenOf(inviteUser.url);
    const ana = createApi(mailkey.url);
    expect(await ana.ask(ACCEPT, { token })).toEqual({
      acceptInvitation: { email: 'ana@example.org', role: 'OPERATOR', invited: false },
    });
    expect(await ana.ask('{ me { email } }')).toEqual({ me: { email: 'ana@example.org' } });
    await expect(createApi(mailkey.url).ask(ACCEPT, { token })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('lasts seven days, and a newer one ends it', async () => {
    const email = 'late@example.org';
    const first = (await admin.ask(INVITE, { email })).inviteUser;
    const second = (await admin.ask(INVITE, { email })).inviteUser;
    expect(second.user.id).toBe(first.user.id);
    const accept = (url: string) => createApi(mailkey.url).ask(ACCEPT, { token: tokenOf(url) });
    await expect(accept(first.url)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    ahead = 7 * DAY + 1000;
    await expect(accept(second.url)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    ahead = 7 * DAY - 60_000;
    expect((await accept(second.url)).acceptInvitation.email).toBe(email);
    ahead = 0;
  });

  it('is not for somebody who is here, and ends when the person is disabled', async () => {
    await expect(admin.ask(INVITE, { email: ADMIN.email })).rejects.toMatchObject({
      extensions: { fields: [{ path: 'email', code: 'TAKEN' }] },
    });
    const { inviteUser } = await admin.ask(INVITE, { email: 'gone@example.org' });
    await admin.ask(UPDATE, { id: inviteUser.user.id, enabled: false });
    await expect(
      mailkey.anonymous.ask(ACCEPT, { token: tokenOf(inviteUser.url) }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('S9 is no account that somebody could sign in to before', async () => {
    await admin.ask(INVITE, { email: 'empty@example.org' });
    for (const password of ['', 'password', '!'])
      await expect(signIn(mailkey, { email: 'empty@example.org', password })).rejects.toMatchObject(
        {
          code: 'UNAUTHENTICATED',
        },
      );
  });

  it('S7 takes no password that is guessed first', async () => {
    const { inviteUser } = await admin.ask(INVITE, { email: 'weak@example.org' });
    const choose = (password: string) =>
      mailkey.anonymous.send(ACCEPT, { token: tokenOf(inviteUser.url), password });
    for (const [password, code] of [
      ['short', 'TOO_SHORT'],
      ['x7vq'.repeat(33), 'TOO_LONG'],
      ['Password2026!', 'TOO_COMMON'],
      ['weak@example.org1', 'TOO_COMMON'],
    ] as const) {
      const { errors } = await choose(password);
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'password', code }],
      });
    }
    // No truncation: what differs after 72 characters is another password.
    const long = 'river stone 7 lamp violin 3 '.repeat(4);
    expect((await choose(`${long}a`)).errors).toBeUndefined();
    await expect(
      signIn(mailkey, { email: 'weak@example.org', password: `${long}b` }),
    ).rejects.toThrow();
  });
});

describe('people', () => {
  it('are listed for admins page by page', async () => {
    const { users } = await admin.ask(
      '{ users(first: 2) { totalCount nodes { email } pageInfo { endCursor hasNextPage } } }',
    );
    expect(users.nodes).toHaveLength(2);
    expect(users.pageInfo.hasNextPage).toBe(true);
    const next = await admin.ask(
      `{ users(first: 100, after: "${users.pageInfo.endCursor}") { nodes { email } } }`,
    );
    expect(next.users.nodes).toHaveLength(users.totalCount - 2);
  });

  it('keep one who can manage them: the last admin can be neither lowered, disabled nor reset', async () => {
    // An admin who was invited and has not come is no other admin.
    await admin.ask(INVITE, { email: 'not-yet@example.org', role: 'ADMIN' });
    for (const change of [{ role: 'OPERATOR' }, { enabled: false }])
      await expect(admin.ask(UPDATE, { id: adminId, ...change })).rejects.toMatchObject({
        code: 'CONFLICT',
        extensions: { reason: 'LAST_ADMIN' },
      });
    await expect(admin.ask(RESET, { id: adminId })).rejects.toMatchObject({ code: 'CONFLICT' });
    const second = await createPerson(mailkey, {
      admin,
      email: 'second@example.org',
      role: 'ADMIN',
    });
    expect(await second.api.ask(UPDATE, { id: second.id, role: 'VIEWER' })).toEqual({
      updateUser: { role: 'VIEWER', enabled: true },
    });
  });

  it('who lost their password come back by a new link, and not with the old password', async () => {
    const ben = await createPerson(mailkey, { admin, email: 'ben@example.org', role: 'VIEWER' });
    const { resetUser } = await admin.ask(RESET, { id: ben.id });
    expect(resetUser.user).toEqual({ invited: true, totpEnabled: false });
    expect(await ben.api.ask('{ me { id } }')).toEqual({ me: null });
    await expect(signIn(mailkey, ben)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const back = createApi(mailkey.url);
    await back.ask(ACCEPT, { token: tokenOf(resetUser.url), password: 'seven green kettles hum' });
    expect(await back.ask('{ me { email } }')).toEqual({ me: { email: 'ben@example.org' } });
  });

  it('attack 28: set nothing about themselves that is not meant to be set', async () => {
    for (const mutation of [
      'inviteUser(email: "a@b.c", role: ADMIN, joinedAt: "2026-01-01T00:00:00Z") { url }',
      `updateUser(id: "${adminId}", passwordHash: "x") { id }`,
      'createApiKey(input: { name: "a", scopes: [READ], createdBy: "x" }) { key }',
      'createOAuthClient(input: { name: "a", status: VALIDATED }) { id }',
      'createMailbox(input: { name: "a", address: "a@b.c", lastOkAt: "2026-01-01T00:00:00Z" }) { id }',
    ]) {
      const { errors } = await admin.send(`mutation { ${mutation} }`);
      expect(errors?.[0]?.extensions?.code, mutation).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});
