import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, type GraphqlAnswer } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';

const LOGIN = `mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }`;
const MINUTE = 60_000;

let mailkey: Mailkey;
let ahead = 0;
const overrides = { clock: () => new Date(Date.now() + ahead) };
// An admin of its own, whose password is hashed at the product's own costs.
const env = { SANDBOX: 'off', TRUST_PROXY: '1', ADMIN_EMAIL: ADMIN.email };
beforeAll(async () => {
  mailkey = await startMailkey({ env, overrides });
});
afterAll(() => mailkey.close());

let addresses = 0;
/** Somebody at an address of their own, as the proxy tells it. */
const newAddress = () => ({ 'x-forwarded-for': `198.51.100.${++addresses}` });

function tryIn(
  email: string,
  password = 'wrong password',
  from = newAddress(),
): Promise<GraphqlAnswer> {
  return createApi(mailkey.url).send(LOGIN, { email, password }, from);
}
const codeOf = ({ errors }: GraphqlAnswer) => errors?.[0]?.extensions?.code;

describe('S8 attack 23: guessing passwords', () => {
  it('ends at the eleventh try from one network in a quarter of an hour', async () => {
    const from = newAddress();
    const guess = (email: string) => tryIn(email, 'wrong password', from);
    for (let i = 0; i < 10; i++)
      expect(codeOf(await guess('victim@example.org'))).toBe('UNAUTHENTICATED');
    expect(codeOf(await guess('victim@example.org'))).toBe('TOO_MANY_REQUESTS');
    expect(codeOf(await guess(' VICTIM@example.org '))).toBe('TOO_MANY_REQUESTS');
    ahead += 16 * MINUTE;
    expect(codeOf(await guess('victim@example.org'))).toBe('UNAUTHENTICATED');
  });

  it('is refused with the right password too, so that a hit is not seen', async () => {
    const from = newAddress();
    for (let i = 0; i < 10; i++) await tryIn(ADMIN.email, 'x', from);
    expect(codeOf(await tryIn(ADMIN.email, ADMIN.password, from))).toBe('TOO_MANY_REQUESTS');
    expect(codeOf(await tryIn(ADMIN.email, ADMIN.password))).toBeUndefined();
    ahead += 16 * MINUTE;
  });

  it('ends at the fifty-first try from one address, whoever is tried', async () => {
    const from = newAddress();
    for (let i = 0; i < 50; i++)
      expect(codeOf(await tryIn(`user-${i}@example.org`, 'x', from))).toBe('UNAUTHENTICATED');
    expect(codeOf(await tryIn('user-51@example.org', 'x', from))).toBe('TOO_MANY_REQUESTS');
  });

  it('S13 ends for a whole /64 of IPv6, and for IPv4 however it is written', async () => {
    const v6 = (i: number) => ({ 'x-forwarded-for': `2001:db8:7:7::${(i + 1).toString(16)}` });
    const v4 = (i: number) => ({
      'x-forwarded-for': i % 2 ? '::ffff:203.0.113.9' : '203.0.113.9',
    });
    for (const from of [v6, v4]) {
      const email = `one-of-${from(0)['x-forwarded-for']}@example.org`;
      for (let i = 0; i < 10; i++)
        expect(codeOf(await tryIn(email, 'x', from(i)))).toBe('UNAUTHENTICATED');
      expect(codeOf(await tryIn(email, 'x', from(11)))).toBe('TOO_MANY_REQUESTS');
    }
  });

  it('ends at a hundred tries of one account, wherever the tries come from', async () => {
    const codes: unknown[] = [];
    for (let i = 0; i < 102; i++) codes.push(codeOf(await tryIn('hunted@example.org', 'x')));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(100);
    expect(codes.slice(100)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
    ahead += 16 * MINUTE;
  });

  it('is not multiplied by aliases: one try for one operation', async () => {
    const logins = Array.from(
      { length: 5 },
      (_, i) => `a${i}: login(email: "alias@example.org", password: "guess number ${i}") { id }`,
    );
    const from = newAddress();
    const { errors } = await createApi(mailkey.url).send(
      `mutation { ${logins.join(' ')} }`,
      {},
      from,
    );
    expect(errors).toHaveLength(1);
    // Not one of the five was looked at: ten tries are left.
    for (let i = 0; i < 10; i++)
      expect(codeOf(await tryIn('alias@example.org', 'x', from))).toBe('UNAUTHENTICATED');
  });

  it('counts tries that come at once', async () => {
    const from = newAddress();
    const codes = (
      await Promise.all(Array.from({ length: 20 }, () => tryIn('crowd@example.org', 'x', from)))
    ).map(codeOf);
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10);
  });

  it('is not forgiven by a restart', async () => {
    const first = await startMailkey({ env, overrides });
    const from = newAddress();
    const at = (url: string) =>
      createApi(url).send(LOGIN, { email: 'x@example.org', password: 'x' }, from);
    for (let i = 0; i < 10; i++) await at(first.url);
    await first.close({ keep: true });
    const folder = first.config.databasePath.replace(/\/[^/]+$/, '');
    const second = await startMailkey({ env, overrides, folder });
    expect(codeOf(await at(second.url))).toBe('TOO_MANY_REQUESTS');
    await second.close();
  });

  it('is limited for a stolen session too, and a right password forgives its tries', async () => {
    const thief = await mailkey.signedIn();
    const REAUTHENTICATE = `mutation ($password: String!) { reauthenticate(password: $password) }`;
    for (let i = 0; i < 9; i++)
      expect(codeOf(await thief.send(REAUTHENTICATE, { password: 'x' }))).toBe('BAD_USER_INPUT');
    expect((await thief.send(REAUTHENTICATE, ADMIN)).errors).toBeUndefined();
    for (let i = 0; i < 10; i++)
      expect(codeOf(await thief.send(REAUTHENTICATE, { password: 'x' }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await thief.send(REAUTHENTICATE, { password: 'x' }))).toBe('TOO_MANY_REQUESTS');
    ahead += 16 * MINUTE;
  });
});

describe('attack 22: who is here cannot be told from the outside', () => {
  it('answers an unknown address as slowly as a wrong password, and alike', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    const answers = new Set<string>();
    for (let i = 0; i < 40; i++) {
      // Interleaved, so that a busy machine slows both alike.
      for (const [kind, email] of [
        ['known', ADMIN.email],
        ['unknown', `nobody-${i}@example.org`],
      ] as const) {
        const started = performance.now();
        const { errors, data } = await tryIn(email);
        times[kind].push(performance.now() - started);
        answers.add(JSON.stringify({ errors, data }));
      }
      // Beyond ten tries the account would be refused without a look at the password.
      ahead += 2 * MINUTE;
    }
    expect(answers.size).toBe(1);
    const ratio = median(times.known) / median(times.unknown);
    // Generous: 5 % is asked for on a quiet machine, and this one runs other suites beside.
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.33);
  });

  it('answers a wrong key like no key', async () => {
    const query = '{ oauthClients { totalCount } }';
    const wrong = await createApi(mailkey.url, `Bearer mk_${'x'.repeat(43)}`).send(query);
    const none = await mailkey.anonymous.send(query);
    expect(wrong).toEqual(none);
  });
});

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
