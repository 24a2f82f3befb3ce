import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, type Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, signIn, tokenOf, type Person } from '../testkit/people.js';
import { codeOf } from '../testkit/totp.js';

const BEGIN = 'mutation { beginTotp { secret uri } }';
const CONFIRM = 'mutation ($code: String!) { confirmTotp(code: $code) { totpEnabled } }';
const DISABLE =
  'mutation ($password: String!) { disableTotp(password: $password) { totpEnabled } }';
const REAUTHENTICATE =
  'mutation ($password: String!, $totp: String) { reauthenticate(password: $password, totp: $totp) }';

let mailkey: Mailkey;
let admin: Api;
let people = 0;
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
/** Into the next half minute, where the last code is no longer the newest. */
const nextStep = () => void (ahead += 30_000);
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' }, overrides: { clock: now } });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

/** Somebody whose authenticator is in force. */
async function withAuthenticator(): Promise<{ ana: Person; secret: string }> {
  const ana = await createPerson(mailkey, {
    admin,
    email: `ana-${++people}@example.org`,
    role: 'VIEWER',
  });
  const { secret } = (await ana.api.ask(BEGIN)).beginTotp;
  await ana.api.ask(CONFIRM, { code: codeOf(secret, now()) });
  nextStep();
  return { ana, secret };
}

describe('S10 signing in with an authenticator app', () => {
  it('is in force from the first code on, not before', async () => {
    const ana = await createPerson(mailkey, { admin, email: 'begun@example.org', role: 'VIEWER' });
    const { secret, uri } = (await ana.api.ask(BEGIN)).beginTotp;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain(`secret=${secret}`);
    await signIn(mailkey, ana);
    await expect(ana.api.ask(CONFIRM, { code: '000000' })).rejects.toMatchObject({
      extensions: { fields: [{ path: 'code', code: 'WRONG' }] },
    });
    expect(await ana.api.ask(CONFIRM, { code: codeOf(secret, now()) })).toEqual({
      confirmTotp: { totpEnabled: true },
    });
    await expect(signIn(mailkey, ana)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(ana.api.ask(BEGIN)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('asks for the code after the right password only', async () => {
    const { ana, secret } = await withAuthenticator();
    const refused = (credentials: { password?: string; totp?: string }) =>
      expect(signIn(mailkey, { ...ana, ...credentials })).rejects;
    await refused({}).toMatchObject({
      code: 'UNAUTHENTICATED',
      extensions: { reason: 'TOTP_REQUIRED' },
    });
    await refused({ totp: '000000' }).toMatchObject({ extensions: { reason: 'TOTP_WRONG' } });
    const blind = expect(
      signIn(mailkey, { ...ana, password: 'wrong', totp: codeOf(secret, now()) }),
    );
    await blind.rejects.not.toHaveProperty('extensions.reason');
    const api = await signIn(mailkey, { ...ana, totp: codeOf(secret, now()) });
    expect(await api.ask('{ me { totpEnabled } }')).toEqual({ me: { totpEnabled: true } });
  });

  it('takes a code once, also when it comes twice at the same moment', async () => {
    const { ana, secret } = await withAuthenticator();
    const totp = codeOf(secret, now());
    const both = await Promise.allSettled([
      signIn(mailkey, { ...ana, totp }),
      signIn(mailkey, { ...ana, totp }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(signIn(mailkey, { ...ana, totp })).rejects.toMatchObject({
      extensions: { reason: 'TOTP_WRONG' },
    });
    nextStep();
    await signIn(mailkey, { ...ana, totp: codeOf(secret, now()) });
  });

  it('asks for it again where the password is asked for again, and is switched off with the password', async () => {
    const { ana, secret } = await withAuthenticator();
    const { password } = ana;
    await expect(ana.api.ask(REAUTHENTICATE, { password })).rejects.toMatchObject({
      extensions: { fields: [{ path: 'totp', code: 'TOTP_REQUIRED' }] },
    });
    await ana.api.ask(REAUTHENTICATE, { password, totp: codeOf(secret, now()) });
    await expect(ana.api.ask(DISABLE, { password: 'wrong' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await ana.api.ask(DISABLE, { password })).toEqual({
      disableTotp: { totpEnabled: false },
    });
    await signIn(mailkey, ana);
  });

  it('is taken away by an admin from somebody who lost it', async () => {
    const { ana } = await withAuthenticator();
    const { resetUser } = await admin.ask(
      `mutation { resetUser(id: "${ana.id}") { url user { totpEnabled } } }`,
    );
    expect(resetUser.user.totpEnabled).toBe(false);
    const token = tokenOf(resetUser.url);
    const back = createApi(mailkey.url);
    await back.ask(
      `mutation { acceptInvitation(token: "${token}", password: "seven green kettles hum") { id } }`,
    );
    await signIn(mailkey, { email: ana.email, password: 'seven green kettles hum' });
  });
});
