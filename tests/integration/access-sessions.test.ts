import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, signIn } from '../testkit/people.js';

const MINUTE = 60_000;
const NEW_KEY = `mutation { createApiKey(input: { name: "desk", scopes: [READ] }) { apiKey { id } } }`;
const REAUTHENTICATE = `mutation ($password: String!) { reauthenticate(password: $password) }`;
const ME = '{ me { email } }';

let mailkey: Mailkey;
let admin: Api;
let ahead = 0;
const later = (minutes: number) => void (ahead += minutes * MINUTE);
beforeAll(async () => {
  const clock = () => new Date(Date.now() + ahead);
  mailkey = await startMailkey({ env: { SANDBOX: 'off' }, overrides: { clock } });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

const tokenOf = (api: Api) => [...api.cookies.values()][0] ?? '';

describe('a session', () => {
  it('S1 has a new token of 256 bits at each sign-in and each time the password is shown', async () => {
    const tokens = new Set([tokenOf(admin)]);
    const api = await mailkey.signedIn();
    tokens.add(tokenOf(api));
    const old = new Map(api.cookies);
    await api.ask(REAUTHENTICATE, ADMIN);
    tokens.add(tokenOf(api));
    const CHANGE = `mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) { id } }`;
    const ana = await createPerson(mailkey, { admin, email: 'ana@example.org', role: 'VIEWER' });
    tokens.add(tokenOf(ana.api));
    await ana.api.ask(CHANGE, { current: ana.password, next: 'seven green kettles hum' });
    tokens.add(tokenOf(ana.api));
    expect(tokens.size).toBe(5);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    old.forEach((value, name) => api.cookies.set(name, value));
    expect(await api.ask(ME)).toEqual({ me: null });
  });

  it('S2 ends after half an hour without use, and after twelve hours whatever happens', async () => {
    const idle = await mailkey.signedIn();
    const busy = await mailkey.signedIn();
    for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
      expect(await busy.ask(ME)).toEqual({ me: { email: ADMIN.email } });
      later(20);
      if (passed === 20) expect(await idle.ask(ME)).toEqual({ me: null });
    }
    expect(await busy.ask(ME)).toEqual({ me: { email: ADMIN.email } });
    later(21);
    expect(await busy.ask(ME)).toEqual({ me: null });
    admin = await mailkey.signedIn();
  });

  it('S4 is seen and ended by its owner, and by an admin', async () => {
    const ben = await createPerson(mailkey, { admin, email: 'ben@example.org', role: 'OPERATOR' });
    const second = await signIn(mailkey, ben);
    const LIST = '{ sessions { id current ip userAgent createdAt lastUsedAt } }';
    const { sessions } = await ben.api.ask(LIST);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const other = sessions.find(({ current }: { current: boolean }) => !current);
    await ben.api.ask(`mutation { endSession(id: "${other.id}") }`);
    expect(await second.ask(ME)).toEqual({ me: null });
    const seen = await admin.ask(`{ sessions(userId: "${ben.id}") { id current } }`);
    expect(seen.sessions).toEqual([{ id: expect.any(String) as string, current: false }]);
    await admin.ask(`mutation { endSessions(userId: "${ben.id}") { id } }`);
    expect(await ben.api.ask(ME)).toEqual({ me: null });
    expect(await admin.ask(ME)).toEqual({ me: { email: ADMIN.email } });
  });

  it('S5 has a cookie that is host-bound and Secure where the address is https', async () => {
    const secure = await startMailkey({
      env: { SANDBOX: 'off', PUBLIC_URL: 'https://mailkey.example' },
    });
    try {
      const response = await fetch(`${secure.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }',
          variables: ADMIN,
        }),
      });
      const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax';
      const cookies = response.headers
        .getSetCookie()
        .map((one) =>
          one.replace(/=[\w-]{43};/, ';').replace(/Max-Age=\d+; |Expires=[^;]+; /g, ''),
        );
      expect(cookies).toEqual([
        `__Host-mailkey; ${attributes}`,
        `__Host-mailkey-browser; ${attributes}`,
      ]);
    } finally {
      await secure.close();
    }
  });
});

describe('S6 what opens further doors', () => {
  it('asks for the password again a quarter of an hour after it was shown', async () => {
    const api = await mailkey.signedIn();
    await api.ask(NEW_KEY);
    later(14);
    await api.ask(NEW_KEY);
    later(2);
    const again = { code: 'FORBIDDEN', extensions: { reason: 'REAUTHENTICATE' } };
    await expect(api.ask(NEW_KEY)).rejects.toMatchObject(again);
    await expect(api.ask('mutation { beginTotp { uri } }')).rejects.toMatchObject(again);
    expect((await api.get(`${mailkey.url}/audit.csv`)).status).toBe(403);
    await expect(api.ask(REAUTHENTICATE, { password: 'wrong' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { fields: [{ path: 'password', code: 'WRONG' }] },
    });
    await expect(api.ask(NEW_KEY)).rejects.toMatchObject(again);
    await api.ask(REAUTHENTICATE, ADMIN);
    await api.ask(NEW_KEY);
    expect((await api.get(`${mailkey.url}/audit.csv`)).status).toBe(200);
  });
});
