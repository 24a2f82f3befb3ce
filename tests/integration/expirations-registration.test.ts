import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN } from '../testkit/mailkey.js';
import { startJourney, type Journey } from '../testkit/journey.js';

const DAY = 24 * 60 * 60_000;
let now = Date.now();
let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({
    overrides: { clock: () => new Date(now) },
  });
});
afterAll(() => journey.close());

const FIELDS =
  'secretEndSource certificateEndSource certificateExpiresAt registrationReadAt updatedAt clientSecret { expiresAt }';

interface Registered {
  secretEndSource: string | null;
  certificateEndSource: string | null;
  certificateExpiresAt: string | null;
  registrationReadAt: string | null;
  updatedAt: string;
  clientSecret: { expiresAt: string | null };
}

async function registered(id: string): Promise<Registered> {
  const query = `query ($id: ID!) { oauthClient(id: $id) { ${FIELDS} } }`;
  return (await journey.api.ask(query, { id })).oauthClient;
}

async function read(id: string, before: string | null = null): Promise<Registered> {
  await expect
    .poll(async () => (await registered(id)).registrationReadAt, { timeout: 10_000 })
    .not.toBe(before);
  return registered(id);
}

async function validated(input: object = {}): Promise<string> {
  const { id } = await journey.createClient({
    provider: 'SANDBOX',
    tenant: journey.sandbox.tenant,
    ...input,
  });
  await validate(id);
  return id;
}

async function validate(id: string): Promise<void> {
  const started = await journey.validate(id);
  await journey.api.get(await journey.consented(started));
  await journey.ended(started.runId);
}

async function update(id: string, input: object): Promise<void> {
  const change =
    'mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { id } }';
  await journey.api.ask(change, { id, input });
}

/** Sessions do not live for days. */
async function pass(days: number): Promise<void> {
  now += days * DAY;
  await journey.api.ask(
    'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }',
    ADMIN,
  );
}

const end = (days: number) => new Date(Math.floor(now / DAY) * DAY + days * DAY);

describe('the app registration', () => {
  it('tells after a validation when the secret and the certificate end', async () => {
    const [secretEndsAt, certificateEndsAt] = [end(25), end(300)];
    journey.sandbox.register({ readable: true, secretEndsAt, certificateEndsAt });
    const id = await validated({ clientSecretExpiresAt: end(99).toISOString() });
    const { updatedAt } = await registered(id);
    expect(await read(id)).toMatchObject({
      secretEndSource: 'READ',
      certificateEndSource: 'READ',
      updatedAt,
      certificateExpiresAt: certificateEndsAt.toISOString(),
      clientSecret: { expiresAt: secretEndsAt.toISOString() },
    });
    const { expirations } = await journey.api.ask(
      '{ expirations(kinds: [CLIENT_SECRET]) { nodes { detail endsAt } } }',
    );
    expect(expirations.nodes).toMatchObject([{ endsAt: secretEndsAt.toISOString() }]);
    expect(expirations.nodes[0].detail).toContain('read from the app registration');
  });

  it('is asked again after a day, and a date that somebody typed then gives way', async () => {
    const id = await validated();
    const first = await read(id);
    await update(id, { clientSecretExpiresAt: end(77).toISOString() });
    expect(await registered(id)).toMatchObject({ secretEndSource: 'TYPED' });
    journey.sandbox.register({ secretEndsAt: end(50) });
    await pass(1.1);
    // Any change of a client lets Mailkey look what is due.
    await update(id, { name: 'Renamed' });
    expect(await read(id, first.registrationReadAt)).toMatchObject({ secretEndSource: 'READ' });
  });

  it('that may not be read leaves what was typed, without a word', async () => {
    journey.sandbox.register({ readable: false });
    const typed = end(40).toISOString();
    const id = await validated({ clientSecretExpiresAt: typed });
    expect(await read(id)).toMatchObject({
      secretEndSource: 'TYPED',
      certificateEndSource: null,
      clientSecret: { expiresAt: typed },
    });
    expect((await journey.client(id)).status).toBe('VALIDATED');
    journey.sandbox.register({ readable: true });
  });

  it('costs no refresh token and writes one line into the log', async () => {
    const before = journey.requests('refresh_token');
    const id = await validated();
    await read(id);
    expect(journey.requests('refresh_token')).toBe(before);
    const { auditEvents } = await journey.api.ask(
      'query ($id: ID!) { auditEvents(subjectId: $id, action: "oauth-client.read-registration") { nodes { actorKind fields } } }',
      { id },
    );
    expect(auditEvents.nodes).toEqual([
      { actorKind: 'system', fields: ['certificateExpiresAt', 'secretExpiresAt'] },
    ]);
  });

  it('is never asked with a secret that belongs to another host', async () => {
    const before = journey.requests('client_credentials');
    const elsewhere = journey.sandbox.accessTokenUrl.replace('localhost', '127.0.0.1');
    const id = await validated({ provider: 'MICROSOFT_365', accessTokenUrl: elsewhere });
    await update(id, { name: 'Elsewhere' });
    const other = await validated();
    await read(other);
    expect((await registered(id)).registrationReadAt).toBeNull();
    expect(journey.requests('client_credentials')).toBe(before + 1);
  });

  it('is forgotten with the secret that it was read for', async () => {
    const id = await validated();
    await read(id);
    await update(id, { clientSecret: 'another~made-up_secret' });
    expect(await registered(id)).toMatchObject({
      secretEndSource: null,
      clientSecret: { expiresAt: null },
    });
  });
});
