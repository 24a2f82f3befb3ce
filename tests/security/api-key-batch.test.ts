import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { entra, issue, openReachStage, type ReachStage } from '../testkit/reach-stage.js';
import { json } from '../testkit/token-endpoint.js';

const ISSUE = `mutation ($ids: [ID!]!) { issueAccessTokens(mailboxIds: $ids) {
  mailboxId token { accessToken username } error { code message reason retryAfterSeconds } } }`;

interface Result {
  mailboxId: string;
  token: { accessToken: string; username: string } | null;
  error: { code: string; message: string; reason: string | null } | null;
}

let stage: ReachStage;
/** A client that support@contoso.test has given access to. */
let client: string;
beforeAll(async () => {
  stage = await openReachStage();
  client = await stage.client();
  await stage.consent(client, { access_token: entra('support', 'support@contoso.test') });
});
afterAll(() => stage.close());

const take = async (api: Api, ids: string[]): Promise<Result[]> =>
  (await api.ask(ISSUE, { ids })).issueAccessTokens;
const boxes = (count: number) =>
  Promise.all(Array.from({ length: count }, () => stage.mailbox(client)));

describe('T7 many tokens in one request', () => {
  it('come in the order asked, and one that fails spoils none of the others', async () => {
    const [own = '', off = '', other = ''] = await boxes(3);
    await stage.update('Mailbox', off, { enabled: false });
    const shared = await stage.mailbox(client, { address: 'sales@contoso.test' });
    const gone = await stage.mailbox(client);
    const { api } = await stage.key([own, off, shared, gone]);
    await stage.admin.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id: gone });
    const asked = [other, shared, crypto.randomUUID(), own, gone, off, 'a\u0007', ''];
    const results = await take(api, asked);
    expect(results.map(({ mailboxId }) => mailboxId)).toEqual(asked);
    const [foreign, ofAna, unknown, token, deleted, disabled, ...odd] = results;
    expect(token?.error).toBeNull();
    expect(token?.token).toEqual({
      accessToken: entra('support', 'support@contoso.test'),
      username: 'support@contoso.test',
    });
    expect(ofAna?.error).toMatchObject({ code: 'FORBIDDEN', reason: 'SHARED_ACCESS' });
    expect(disabled?.error).toMatchObject({ code: 'TOKEN_UNAVAILABLE' });
    expect(foreign?.error).toMatchObject({ code: 'FORBIDDEN', reason: null });
    for (const one of [unknown, deleted, ...odd]) expect(one?.error).toEqual(foreign?.error);
    for (const one of results) expect(Number(!one.token) + Number(!one.error)).toBe(1);
    const single = await issue(api, shared);
    expect(single.errors?.[0]?.message).toBe(ofAna?.error?.message);
  });

  it('are a hundred, each in the audit log, written together', async () => {
    const ids = await boxes(100);
    const { api, id } = await stage.key(ids);
    const results = await take(api, ids);
    expect(results.map(({ token }) => token?.username)).toEqual(
      ids.map(() => 'support@contoso.test'),
    );
    const query = `query ($actor: String) { auditEvents(first: 100, actor: $actor) { totalCount nodes { subjectId outcome } } }`;
    const { auditEvents } = await stage.admin.ask(query, { actor: id });
    expect(auditEvents.totalCount).toBe(100);
    const told = auditEvents.nodes.map(({ subjectId }: { subjectId: string }) => subjectId);
    expect(told.sort()).toEqual([...ids].sort());
  });

  it.each([
    ['none', () => []],
    ['more than a hundred', () => Array.from({ length: 101 }, () => crypto.randomUUID())],
    ['the same twice', (id: string) => [id, id]],
  ])('are not given where %s is named', async (_what, ids) => {
    const [id = ''] = await boxes(1);
    const { api } = await stage.key([id]);
    await expect(take(api, ids(id))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('are for keys with the scope alone', async () => {
    const [id = ''] = await boxes(1);
    const reader = await stage.key([id], { scopes: ['READ', 'MANAGE'] });
    for (const api of [stage.admin, reader.api])
      await expect(take(api, [id])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(take(stage.mailkey.anonymous, [id])).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('refresh each grant once, few at once at one host', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => stage.mailbox(client)));
    const short = { access_token: entra('support', 'support@contoso.test'), expires_in: 1 };
    for (const id of ids.slice(0, 8)) await stage.consent(client, short, id);
    let [open, most, answered] = [0, 0, 0];
    stage.provider.answer((response) => {
      most = Math.max(most, (open += 1));
      setTimeout(() => {
        [open, answered] = [open - 1, answered + 1];
        const tokens = { refresh_token: 'rt', token_type: 'Bearer', expires_in: 3600 };
        json(response, { access_token: entra('support', 'support@contoso.test'), ...tokens });
      }, 50);
    });
    const { api } = await stage.key(ids);
    const results = await take(api, ids);
    expect(results.filter(({ token }) => token)).toHaveLength(12);
    // Tokens are not replaced within a minute: those that have just come are used to their end.
    expect(answered).toBeLessThanOrEqual(8);
    expect(most).toBeLessThanOrEqual(5);
  });
});
