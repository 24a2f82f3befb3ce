import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { grantsOf, type GrantSeen } from '../testkit/own-grants.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

const MINUTE = 60_000;
const READ = 'https://outlook.office.com/IMAP.AccessAsUser.All';
const SEND = 'https://outlook.office.com/SMTP.Send';

let ahead = 0;
const now = () => new Date(Date.now() + ahead);
let journey: Journey;
let endpoint: TokenEndpoint;
let grants: ReturnType<typeof grantsOf>;
beforeAll(async () => {
  const elapsed = () => now().getTime();
  [journey, endpoint] = await Promise.all([
    startJourney({ overrides: { clock: now, elapsed } }),
    startTokenEndpoint(),
  ]);
  grants = grantsOf(journey);
});
afterAll(async () => {
  endpoint.close();
  await journey.close();
});
beforeEach(() => gives([READ, SEND]));

/** What the next tokens allow. */
function gives(scopes: string[]): void {
  endpoint.answer((response) =>
    json(response, {
      access_token: 'at',
      refresh_token: 'rt',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: scopes.join(' '),
    }),
  );
}

/** The grant of a new client, given just now. */
async function granted(): Promise<{ client: string; grant: string }> {
  const { id: client } = await journey.createClient({
    accessTokenUrl: endpoint.url,
    scopes: [READ, SEND],
  });
  await grants.signIn('ana@sandbox.test', client);
  return { client, grant: (await only(client)).id };
}

async function only(client: string): Promise<GrantSeen> {
  const [grant] = await grants.list(client);
  if (!grant) throw new Error('there is no grant');
  return grant;
}

describe('an answer with an empty scope', () => {
  it('fails the validation, puts nothing in use and says so', async () => {
    const { client } = await granted();
    const before = await only(client);
    gives([]);
    const run = await grants.signIn('ana@sandbox.test', client);
    expect(run).toMatchObject({
      status: 'FAILED',
      message: 'The provider granted nothing of what was asked for.',
    });
    expect((await only(client)).id).toBe(before.id);
    expect((await only(client)).health).toBe('HEALTHY');
  });
});

describe('a wish for a new token', () => {
  it('is met, and within a minute it is said that it was; then it is met again', async () => {
    const { grant } = await granted();
    const before = endpoint.requests.length;
    const first = await grants.renew(grant);
    expect(first).toMatchObject({ outcome: 'RENEWED', message: 'The provider gave a new token.' });
    ahead += 20_000;
    const second = await grants.renew(grant);
    expect(second).toMatchObject({ outcome: 'NOT_YET', health: 'HEALTHY' });
    expect(second.message).toMatch(/^It was renewed \d\d s ago\. .* try again in \d\d s\.$/);
    expect(second.lastRefreshedAt).toBe(first.lastRefreshedAt);
    expect(endpoint.requests.length).toBe(before + 1);
    ahead += MINUTE;
    expect(await grants.renew(grant)).toMatchObject({ outcome: 'RENEWED' });
  });

  it('is answered with what the provider says, and with when it is asked again', async () => {
    const { grant } = await granted();
    endpoint.answer((response) => json(response, { error: 'invalid_scope' }, 400));
    expect(await grants.renew(grant)).toMatchObject({ outcome: 'REFUSED', health: 'RETRYING' });
    const again = await grants.renew(grant);
    expect(again.outcome).toBe('NOT_YET');
    expect(again.message).toMatch(/It is asked again in \d+ (s|min)\.$/);
    // A client that is switched off asks nobody.
    gives([READ, SEND]);
    const { client, grant: other } = await granted();
    await journey.api.ask(
      `mutation { updateOAuthClient(id: "${client}", input: { enabled: false }) { id } }`,
    );
    expect(await grants.renew(other)).toMatchObject({
      outcome: 'REFUSED',
      message: 'The OAuth client is switched off or gone.',
    });
  });
});

describe('a grant that a refresh narrows', () => {
  it('is not healthy where a mailbox needs what is gone, until it is there again', async () => {
    const { client, grant } = await granted();
    const outgoing = journey.sandbox.servers.smtpTls;
    await grants.addMailbox(client, 'ana@sandbox.test', { name: 'Ana', outgoing });
    expect(await only(client)).toMatchObject({ health: 'HEALTHY', healthReason: null });

    gives([READ]);
    expect(await grants.renew(grant)).toMatchObject({
      outcome: 'RENEWED',
      health: 'SCOPE_MISSING',
      healthReason:
        'The provider does not grant SMTP.Send, which Ana needs: sign in again and allow it.',
    });
    gives([READ, SEND]);
    ahead += 2 * MINUTE;
    expect(await grants.renew(grant)).toMatchObject({ health: 'HEALTHY', healthReason: null });
  });

  it('stays healthy where nobody needs it', async () => {
    const { client, grant } = await granted();
    await grants.addMailbox(client, 'ben@sandbox.test', { outgoing: null });
    gives([READ]);
    expect(await grants.renew(grant)).toMatchObject({ health: 'HEALTHY', healthReason: null });
  });
});
