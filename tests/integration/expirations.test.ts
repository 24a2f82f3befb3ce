import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createPerson, createProgram } from '../testkit/people.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

const DAY = 24 * 60 * 60_000;
const TOKENS = { access_token: 'at-1', token_type: 'Bearer', expires_in: 3599 };
let now = Date.now();
let journey: Journey;
let endpoint: TokenEndpoint;
beforeAll(async () => {
  journey = await startJourney({ overrides: { clock: () => new Date(now) } });
  endpoint = await startTokenEndpoint();
});
afterAll(async () => {
  endpoint.close();
  await journey.close();
});

interface Ending {
  id: string;
  kind: string;
  endsAt: string;
  certainty: string;
  severity: string;
  title: string;
  detail: string;
  fix: string[];
  actor: string;
  host: string | null;
  oauthClient: { id: string } | null;
  mailbox: { id: string } | null;
}

interface Page {
  totalCount: number;
  nodes: { id: string }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

const FIELDS = `id kind endsAt certainty severity title detail fix actor host oauthClient { id } mailbox { id }`;

async function endings(args = '', api = journey.api): Promise<Ending[]> {
  const { expirations } = await api.ask(
    `{ expirations(first: 100${args}) { nodes { ${FIELDS} } } }`,
  );
  return expirations.nodes;
}

const ofClient = async (id: string): Promise<Ending[]> =>
  (await endings()).filter(({ oauthClient }) => oauthClient?.id === id);

/** Sessions do not live for days. */
async function pass(days: number): Promise<void> {
  now += days * DAY;
  await journey.api.ask(
    'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }',
    ADMIN,
  );
}

const inDays = (days: number) => new Date(now + days * DAY).toISOString();

async function validated(input: object = {}): Promise<string> {
  const { id } = await journey.createClient(input);
  const started = await journey.validate(id);
  await journey.api.get(await journey.consented(started));
  await journey.ended(started.runId);
  return id;
}

async function mailbox(input: object): Promise<string> {
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const { createMailbox } = await journey.api.ask(create, { input });
  return createMailbox.id;
}

async function checked(id: string): Promise<void> {
  const check = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
  const { checkMailbox } = await journey.api.ask(check, { id });
  await journey.ended(checkMailbox.id);
}

describe('dates that somebody typed', () => {
  it('names the client secret, who has to act and what to do', async () => {
    const { id } = await journey.createClient({
      name: 'Typed',
      clientSecretExpiresAt: inDays(20),
      certificateExpiresAt: inDays(200),
    });
    expect(await ofClient(id)).toMatchObject([
      {
        kind: 'CLIENT_SECRET',
        endsAt: inDays(20),
        certainty: 'KNOWN',
        severity: 'WARNING',
        title: 'Client secret of Typed',
        actor: 'APP_ADMIN',
      },
      { kind: 'CLIENT_CERTIFICATE', endsAt: inDays(200), severity: 'INFO' },
    ]);
    expect((await ofClient(id))[0]?.detail).toContain('typed in here');
  });

  it('leaves out the secret of a client that is switched off, and one that was removed', async () => {
    const { id } = await journey.createClient({ clientSecretExpiresAt: inDays(3) });
    const update =
      'mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { id } }';
    expect(await ofClient(id)).toMatchObject([{ severity: 'ERROR' }]);
    await journey.api.ask(update, { id, input: { enabled: false } });
    expect(await ofClient(id)).toEqual([]);
    await journey.api.ask(update, { id, input: { enabled: true, clientSecret: '' } });
    expect(await ofClient(id)).toEqual([]);
  });

  it('shows what has ended for a month, and then no more', async () => {
    const recent = await journey.createClient({ clientSecretExpiresAt: inDays(-2) });
    const old = await journey.createClient({ clientSecretExpiresAt: inDays(-40) });
    expect(await ofClient(recent.id)).toMatchObject([{ severity: 'ERROR' }]);
    expect(await ofClient(old.id)).toEqual([]);
  });
});

describe('the list', () => {
  it('is in the order of time, page after page', async () => {
    const all = await endings();
    expect(all.map(({ endsAt }) => endsAt)).toEqual(all.map(({ endsAt }) => endsAt).sort());
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($after: String) { expirations(first: 2, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`;
      const page: { expirations: Page } = await journey.api.ask(query, { after });
      const { expirations } = page;
      expect(expirations.totalCount).toBe(all.length);
      seen.push(...expirations.nodes.map(({ id }) => id));
      after = expirations.pageInfo.endCursor;
      if (!expirations.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('is narrowed by time and by kind', async () => {
    expect((await endings(', within: 30')).every(({ endsAt }) => endsAt <= inDays(30))).toBe(true);
    const kinds = await endings(', kinds: [CLIENT_CERTIFICATE]');
    expect(kinds.map(({ kind }) => kind)).toEqual(['CLIENT_CERTIFICATE']);
    await expect(journey.api.ask('{ expirations(first: 101) { totalCount } }')).rejects.toThrow();
    await expect(journey.api.ask('{ expirations(after: "x") { totalCount } }')).rejects.toThrow(
      'cursor',
    );
  });

  it('shows API keys to admins alone', async () => {
    const admin = journey.api;
    await createProgram(journey.mailkey, admin, { scopes: ['READ'], expiresAt: inDays(12) });
    const viewer = await createPerson(journey.mailkey, {
      admin,
      email: 'viewer@example.org',
      role: 'VIEWER',
    });
    const found = await endings(', kinds: [API_KEY]');
    expect(found).toMatchObject([{ endsAt: inDays(12), severity: 'WARNING' }]);
    expect(await endings(', kinds: [API_KEY]', viewer.api)).toEqual([]);
    await expect(endings('', createApi(journey.mailkey.url))).rejects.toThrow('Sign in');
  });
});

describe('certificates of mail servers', () => {
  it('appear after a check, one entry for each server however many mailboxes it has', async () => {
    const oauthClientId = await validated({ name: 'Mail' });
    const { imapTls, smtpStarttls } = journey.sandbox.servers;
    const servers = { incoming: { protocol: 'IMAP', ...imapTls }, outgoing: smtpStarttls };
    const person = { address: 'ana@sandbox.test', oauthClientId };
    const first = await mailbox({ name: 'Ana', ...person, ...servers });
    expect(await endings(', kinds: [MAIL_CERTIFICATE]')).toEqual([]);
    await checked(first);
    const alone = await endings(', kinds: [MAIL_CERTIFICATE]');
    expect(alone).toHaveLength(2);
    for (const entry of alone) {
      expect(entry).toMatchObject({
        host: imapTls.host,
        mailbox: { id: first },
        actor: 'OPERATOR',
      });
      expect(entry.detail).toContain('Ana uses this server.');
      expect(new Date(entry.endsAt).getTime()).toBeGreaterThan(now);
    }
    const second = await mailbox({ name: 'Ana too', ...person, ...servers });
    await checked(second);
    const both = await endings(', kinds: [MAIL_CERTIFICATE]');
    expect(both).toHaveLength(2);
    expect(both[0]).toMatchObject({ mailbox: null, id: alone[0]?.id });
    expect(both[0]?.detail).toContain('2 mailboxes use this server.');
  });

  it('are not asked after where the mailbox is switched off or has no such server any more', async () => {
    const [entry] = await endings(', kinds: [MAIL_CERTIFICATE]');
    const { mailboxes } = await journey.api.ask('{ mailboxes { nodes { id name } } }');
    const update =
      'mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) { id } }';
    const [one, other] = mailboxes.nodes as { id: string }[];
    await journey.api.ask(update, { id: one?.id, input: { enabled: false } });
    expect((await endings(', kinds: [MAIL_CERTIFICATE]'))[0]?.mailbox).toEqual({ id: other?.id });
    await journey.api.ask(update, { id: other?.id, input: { enabled: false } });
    expect(await endings(', kinds: [MAIL_CERTIFICATE]')).toEqual([]);
    expect(entry).toBeDefined();
  });

  it('count also where the certificate has ended and the connection was refused for it', async () => {
    const oauthClientId = await validated({ name: 'Expired' });
    const expired = journey.sandbox.faultServers['certificate-expired'];
    const id = await mailbox({
      name: 'Old',
      address: 'ana@sandbox.test',
      oauthClientId,
      incoming: { protocol: 'IMAP', ...expired?.imap },
    });
    await checked(id);
    const [entry] = await endings(', kinds: [MAIL_CERTIFICATE]');
    expect(entry).toMatchObject({ severity: 'ERROR', mailbox: { id } });
    expect(new Date(entry?.endsAt ?? 0).getTime()).toBeLessThan(now);
  });
});

describe('grants', () => {
  const answer = (more: object) =>
    endpoint.answer((response) => json(response, { ...TOKENS, refresh_token: 'rt-1', ...more }));
  const here = (name: string, provider = 'GENERIC') =>
    validated({ name, provider, accessTokenUrl: endpoint.url });

  it('of a Google app in Testing end after seven days, as Google tells', async () => {
    answer({ refresh_token_expires_in: 604_799 });
    const id = await here('Young', 'GOOGLE');
    const [entry] = await ofClient(id);
    expect(entry).toMatchObject({
      kind: 'GOOGLE_TESTING',
      certainty: 'KNOWN',
      severity: 'ERROR',
      actor: 'APP_ADMIN',
      endsAt: new Date(now + 604_799_000).toISOString(),
    });
    expect(entry?.fix.join(' ')).toContain('Publish app');
  });

  it('of Google without such a word are a possibility, until seven days are over', async () => {
    answer({});
    const id = await here('Unknown', 'GOOGLE');
    expect(await ofClient(id)).toMatchObject([
      { kind: 'GOOGLE_TESTING', certainty: 'ESTIMATED', severity: 'INFO' },
    ]);
    await pass(8);
    expect(await ofClient(id)).toEqual([]);
  });

  it('end with their refresh token where the provider tells its life', async () => {
    answer({ refresh_expires_in: 25 * 24 * 3600 });
    const id = await here('Keycloak');
    expect(await ofClient(id)).toMatchObject([
      { kind: 'REFRESH_TOKEN', endsAt: inDays(25), certainty: 'KNOWN', severity: 'WARNING' },
    ]);
  });

  it('do not end with a refresh token whose end each refresh moves on', async () => {
    answer({ refresh_expires_in: 1800 });
    const id = await here('Sliding');
    expect(await ofClient(id)).toMatchObject([{ kind: 'REFRESH_TOKEN', severity: 'ERROR' }]);
    await pass(10 / 1440);
    const renew = 'mutation ($id: ID!) { renewGrant(id: $id) { outcome } }';
    await journey.api.ask(renew, { id: (await journey.client(id)).grant?.['id'] });
    expect(await ofClient(id)).toEqual([]);
  });

  it('end with the access token where there is no refresh token', async () => {
    answer({ refresh_token: undefined });
    const id = await here('Short');
    expect(await ofClient(id)).toMatchObject([
      { kind: 'ACCESS', endsAt: new Date(now + 3_599_000).toISOString(), severity: 'ERROR' },
    ]);
  });

  it('that nobody refreshes any more end by the idle rule of the provider', async () => {
    answer({});
    const id = await here('Idle', 'MICROSOFT_365');
    expect(await ofClient(id)).toEqual([]);
    const lastUse = now;
    await pass(70);
    expect(await ofClient(id)).toMatchObject([
      {
        kind: 'GRANT_IDLE',
        certainty: 'ESTIMATED',
        severity: 'WARNING',
        actor: 'OPERATOR',
        endsAt: new Date(lastUse + 90 * DAY).toISOString(),
      },
    ]);
  });
});
