import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApi, type Api, type GraphqlAnswer } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, signIn, tokenOf, type Person } from '../testkit/people.js';
import { codeOf as totpCode } from '../testkit/totp.js';

const LOGIN = `mutation ($email: String!, $password: String!, $totp: String) { login(email: $email, password: $password, totp: $totp) { id } }`;
const REAUTHENTICATE = `mutation ($password: String!) { reauthenticate(password: $password) }`;
const CHANGE = `mutation ($current: String!) { changePassword(current: $current, next: "nine purple kettles sing") { id } }`;
const BROWSER = 'mailkey-browser';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let mailkey: Mailkey;
let admin: Api;
let ana: Person;
let ahead = 0;
let people = 0;
let networks = 0;

beforeAll(async () => {
  const clock = () => new Date(Date.now() + ahead);
  const env = { SANDBOX: 'off', TRUST_PROXY: '1' };
  mailkey = await startMailkey({ env, overrides: { clock } });
});
beforeEach(async () => {
  ahead += 16 * MINUTE;
  admin = await mailkey.signedIn();
  const email = `ana-${++people}@example.org`;
  ana = await createPerson(mailkey, { admin, email, role: 'OPERATOR' });
});
afterAll(() => mailkey.close());

const elsewhere = () => ({ 'x-forwarded-for': `203.0.${++networks >> 8}.${networks & 255}` });
const codeOf = ({ errors }: GraphqlAnswer) => errors?.[0]?.extensions?.['code'];

/** A hundred tries from fifty networks: nobody without a known browser is looked at any more. */
async function hunt(email: string): Promise<void> {
  for (let network = 0; network < 50; network++) {
    const from = elsewhere();
    for (let i = 0; i < 2; i++)
      await createApi(mailkey.url).send(LOGIN, { email, password: 'x' }, from);
  }
}

/** Ten tries from one network: nobody without a known browser is looked at there any more. */
async function guess(email: string, from: Record<string, string>): Promise<void> {
  for (let i = 0; i < 10; i++)
    await createApi(mailkey.url).send(LOGIN, { email, password: 'x' }, from);
}

/** A browser with nothing but the cookie that says it is known. */
function known({ cookies }: Api): Api {
  const api = createApi(mailkey.url);
  api.cookies.set(BROWSER, cookies.get(BROWSER) ?? '');
  return api;
}

describe('S14 attack 23: wrong passwords from elsewhere', () => {
  it('keep nobody out who comes with a known browser, or is signed in', async () => {
    await hunt(ana.email);
    expect(codeOf(await createApi(mailkey.url).send(LOGIN, ana, elsewhere()))).toBe(
      'TOO_MANY_REQUESTS',
    );
    expect((await known(ana.api).send(LOGIN, ana, elsewhere())).errors).toBeUndefined();
    expect((await ana.api.send(REAUTHENTICATE, ana)).errors).toBeUndefined();
    expect((await ana.api.send(CHANGE, { current: ana.password })).errors).toBeUndefined();
  });

  it('keep a browser that is not known out of nothing as long as they are few', async () => {
    const from = elsewhere();
    for (let i = 0; i < 12; i++)
      await createApi(mailkey.url).send(LOGIN, { ...ana, password: 'x' }, from);
    expect((await createApi(mailkey.url).send(LOGIN, ana, elsewhere())).errors).toBeUndefined();
  });

  it('keep nobody out in the same network, either, who comes with a known browser', async () => {
    const office = elsewhere();
    for (let i = 0; i < 55; i++) {
      const email = i < 12 ? ana.email : `nobody-${i}@example.org`;
      await createApi(mailkey.url).send(LOGIN, { email, password: 'x' }, office);
    }
    expect((await known(ana.api).send(LOGIN, ana, office)).errors).toBeUndefined();
  });
});

describe('S14 a known browser', () => {
  it('has ten tries, and opens nothing by itself', async () => {
    const stolen = known(ana.api);
    expect(await stolen.ask('{ me { id } }')).toEqual({ me: null });
    for (let i = 0; i < 10; i++)
      expect(codeOf(await stolen.send(LOGIN, { ...ana, password: 'x' }, elsewhere()))).toBe(
        'UNAUTHENTICATED',
      );
    expect(codeOf(await stolen.send(LOGIN, ana, elsewhere()))).toBe('TOO_MANY_REQUESTS');
  });

  it('is known for its own people alone, and under a new name after each sign-in', async () => {
    const ben = await createPerson(mailkey, {
      admin,
      email: `ben-${people}@example.org`,
      role: 'VIEWER',
    });
    const former = known(ben.api);
    const shared = known(ben.api);
    await shared.ask(LOGIN, ana);
    expect(shared.cookies.get(BROWSER)).not.toBe(former.cookies.get(BROWSER));
    const strangers = elsewhere();
    for (const [api, email, code] of [
      [known(ana.api), ben.email, 'TOO_MANY_REQUESTS'],
      [former, ben.email, 'TOO_MANY_REQUESTS'],
      [known(shared), ben.email, 'UNAUTHENTICATED'],
      [known(shared), ana.email, 'UNAUTHENTICATED'],
    ] as const) {
      await guess(email, strangers);
      expect(codeOf(await api.send(LOGIN, { email, password: 'x' }, strangers)), email).toBe(code);
    }
  });

  it('is forgotten after half a year, and when the person is reset or disabled', async () => {
    const RESET = 'mutation ($id: ID!) { resetUser(id: $id) { url } }';
    const ENABLE = 'mutation ($id: ID!, $on: Boolean) { updateUser(id: $id, enabled: $on) { id } }';
    const before = known(ana.api);
    const reset = (await admin.ask(RESET, { id: ana.id })).resetUser;
    await createApi(mailkey.url).ask(
      'mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, password: $password) { id } }',
      { token: tokenOf(reset.url), password: ana.password },
    );
    const from = elsewhere();
    await guess(ana.email, from);
    expect(codeOf(await before.send(LOGIN, ana, from))).toBe('TOO_MANY_REQUESTS');

    ahead += 16 * MINUTE;
    admin = await mailkey.signedIn();
    const disabled = known(await signIn(mailkey, ana));
    for (const on of [false, true]) await admin.ask(ENABLE, { id: ana.id, on });
    await guess(ana.email, from);
    expect(codeOf(await disabled.send(LOGIN, ana, from))).toBe('TOO_MANY_REQUESTS');

    ahead += 16 * MINUTE;
    const old = known(await signIn(mailkey, ana));
    ahead += 181 * DAY;
    await guess(ana.email, from);
    expect(codeOf(await old.send(LOGIN, ana, from))).toBe('TOO_MANY_REQUESTS');
  });

  it('is told by a cookie that no script reads and that is bound to the host', async () => {
    const first = await fetch(`${mailkey.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: LOGIN, variables: ADMIN }),
    });
    const cookie = first.headers.getSetCookie().find((line) => line.startsWith(BROWSER)) ?? '';
    expect(cookie).toMatch(/^mailkey-browser=[\w-]{43}; Max-Age=15552000; Path=\/;/);
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain/);
  });
});

describe('S14 codes of an authenticator', () => {
  it('are ten for strangers who know the password, however many networks they have', async () => {
    const { beginTotp } = await ana.api.ask('mutation { beginTotp { secret } }');
    const code = () => totpCode(beginTotp.secret as string, new Date(Date.now() + ahead));
    await ana.api.ask(`mutation { confirmTotp(code: "${code()}") { id } }`);
    ahead += MINUTE;
    const wrong = { ...ana, totp: '000000' };
    const guess = (api: Api) => api.send(LOGIN, wrong, elsewhere());
    for (let i = 0; i < 10; i++)
      expect(codeOf(await guess(createApi(mailkey.url)))).toBe('UNAUTHENTICATED');
    expect(codeOf(await guess(createApi(mailkey.url)))).toBe('TOO_MANY_REQUESTS');
    const right = { ...ana, totp: code() };
    expect(codeOf(await createApi(mailkey.url).send(LOGIN, right, elsewhere()))).toBe(
      'TOO_MANY_REQUESTS',
    );
    expect((await known(ana.api).send(LOGIN, right, elsewhere())).errors).toBeUndefined();
  });

  it('are ten for a session that sets one up', async () => {
    await ana.api.ask('mutation { beginTotp { secret } }');
    const confirm = () => ana.api.send('mutation { confirmTotp(code: "000000") { id } }');
    for (let i = 0; i < 10; i++) expect(codeOf(await confirm())).toBe('BAD_USER_INPUT');
    expect(codeOf(await confirm())).toBe('TOO_MANY_REQUESTS');
  });
});
