import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { createProgram } from '../testkit/people.js';

const ISSUE = `mutation ($id: ID!, $seconds: Int) {
  issueAccessToken(mailboxId: $id, minimumLifeSeconds: $seconds) { accessToken expiresAt meetsMinimumLife } }`;
const TOGETHER = `mutation ($ids: [ID!]!, $seconds: Int) {
  issueAccessTokens(mailboxIds: $ids, minimumLifeSeconds: $seconds) {
    token { accessToken meetsMinimumLife } error { code } } }`;

interface Token {
  accessToken: string;
  expiresAt: string;
  meetsMinimumLife: boolean;
}

let [journey, api] = [{} as Journey, {} as Api];
let id: string;
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
beforeAll(async () => {
  const elapsed = () => performance.now() + ahead;
  journey = await startJourney({ sandbox: { clock: now }, overrides: { clock: now, elapsed } });
  const client = await journey.createClient();
  const browser = await journey.mailkey.signedIn();
  await browser.get(await journey.consented(await journey.validate(client.id, browser), browser));
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const incoming = { protocol: 'IMAP', ...journey.sandbox.servers.imapTls };
  const named = { name: 'Desk', address: 'ana@sandbox.test', oauthClientId: client.id };
  id = (await journey.api.ask(create, { input: { ...named, incoming } })).createMailbox.id;
  const program = { scopes: ['TOKENS'], mailboxIds: [id] };
  api = (await createProgram(journey.mailkey, journey.api, program)).api;
});
afterAll(() => journey.close());

const take = async (seconds?: number | null): Promise<Token> =>
  (await api.ask(ISSUE, { id, seconds })).issueAccessToken;
const left = ({ expiresAt }: Token) => (new Date(expiresAt).getTime() - now().getTime()) / 1000;
const refreshes = () => journey.requests('refresh_token');

/** Time goes on until the token has so many seconds left. */
const waitUntilLeft = (token: Token, seconds: number) =>
  void (ahead += (left(token) - seconds) * 1000);

describe('minimumLifeSeconds', () => {
  it('takes the stored token while it lives so long, and renews it once for all when it does not', async () => {
    const first = await take();
    waitUntilLeft(first, 1900);
    const before = refreshes();
    expect(await take(1800)).toEqual({ ...first, meetsMinimumLife: true });
    expect(await take(null)).toEqual(first);
    expect(refreshes()).toBe(before);
    waitUntilLeft(first, 1790);
    expect((await take()).accessToken).toBe(first.accessToken);
    const tokens = await Promise.all(Array.from({ length: 9 }, () => take(1800)));
    expect(new Set(tokens.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(tokens[0]?.accessToken).not.toBe(first.accessToken);
    expect(tokens.every((one) => one.meetsMinimumLife && left(one) > 1800)).toBe(true);
    expect(refreshes()).toBe(before + 1);
  });

  it('takes one near its end where that is enough', async () => {
    const token = await take();
    waitUntilLeft(token, 30);
    expect((await take(20)).accessToken).toBe(token.accessToken);
    expect((await take(0)).accessToken).toBe(token.accessToken);
    expect((await take()).accessToken).not.toBe(token.accessToken);
  });

  it('gives the freshest where no token lives so long, says so, and does not renew at each call', async () => {
    const token = await take();
    waitUntilLeft(token, 1000);
    const before = refreshes();
    const freshest = await take(86_400);
    expect(freshest.meetsMinimumLife).toBe(false);
    expect(left(freshest)).toBeGreaterThan(3000);
    ahead += 120_000;
    expect((await take(86_400)).accessToken).toBe(freshest.accessToken);
    expect(refreshes()).toBe(before + 1);
  });

  it('counts for many mailboxes at once, too', async () => {
    waitUntilLeft(await take(), 600);
    const { issueAccessTokens: results } = await api.ask(TOGETHER, { ids: [id], seconds: 3000 });
    expect(results).toMatchObject([{ token: { meetsMinimumLife: true }, error: null }]);
  });

  it('says of the token that lives while the provider is down that it is shorter', async () => {
    const token = await take();
    waitUntilLeft(token, 300);
    journey.sandbox.befall('temporarily-down');
    try {
      expect(await take(600)).toEqual({ ...token, meetsMinimumLife: false });
    } finally {
      journey.sandbox.befall(undefined);
    }
  });

  it.each([-1, 86_401, 2 ** 31 - 1])('of %s is refused in one sentence', async (seconds) => {
    const problem = { path: 'minimumLifeSeconds', code: 'OUT_OF_RANGE' };
    const message = 'Say minimumLifeSeconds as a whole number from 0 to 86400 (a day).';
    for (const [query, of] of [
      [ISSUE, { id }],
      [TOGETHER, { ids: [id] }],
    ] as const) {
      const { errors } = await api.send(query, { ...of, seconds });
      const fields = [expect.objectContaining(problem) as object];
      expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT', fields } }]);
    }
  });

  it.each([1.5, '600', 2 ** 31, true])('is no %s', async (seconds) => {
    const { errors } = await api.send(ISSUE, { id, seconds });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
