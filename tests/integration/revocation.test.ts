import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { grantsOf } from '../testkit/own-grants.js';

const ANA = 'ana@sandbox.test';
const BEN = 'ben@sandbox.test';

const clock = createMovingClock();
let journey: Journey;
let grants: ReturnType<typeof grantsOf>;
let clientId: string;
let ben: string;
/** What the provider has been told until the test began. */
let before: number;

beforeAll(async () => {
  journey = await startJourney({ overrides: { clock: clock.now } });
  grants = grantsOf(journey);
});
afterAll(() => journey.close());

beforeEach(async () => {
  clientId = await created({ provider: 'SANDBOX' });
  ben = await grants.addMailbox(clientId, BEN);
  await grants.signIn(ANA, clientId);
  await grants.signIn(BEN, clientId, ben);
  before = journey.sandbox.ledger().length;
});
afterEach(() => journey.sandbox.befall(undefined));

const created = async (input: object) => (await journey.createClient(input)).id;
const told = () =>
  journey.sandbox
    .ledger()
    .slice(before)
    .filter(({ grantType }) => grantType === 'revocation')
    .map(({ outcome, person }) => `${outcome} ${person ?? ''}`.trim());
const ends = async (...outcomes: string[]) => {
  await expect.poll(told).toEqual(outcomes);
};
function providerIsBack(): void {
  journey.sandbox.befall(undefined);
  clock.forward(1);
}
const own = async () => (await grants.ofMailbox(ben)).ownGrant?.id ?? '';
const shared = async () => (await grants.list(clientId)).find(({ mailbox }) => !mailbox)?.id ?? '';
const status = async () => (await journey.client(clientId)).status;

describe('renewing now', () => {
  it('asks once for a new token, whatever the age of the former', async () => {
    const renewed = await grants.renew(await own());
    expect(renewed).toMatchObject({ health: 'HEALTHY', account: BEN });
    expect(renewed.lastRefreshedAt).not.toBeNull();
    const [entry, ...more] = journey.sandbox.ledger().slice(before);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ grantType: 'refresh_token', outcome: 'granted', person: BEN });
  });

  it('shows a refusal as health: the mailbox must sign in again, and the client is well', async () => {
    journey.sandbox.revokeGrants(BEN);
    expect(await grants.renew(await own())).toMatchObject({
      health: 'REAUTH_REQUIRED',
      nextRenewalAt: null,
      healthReason: expect.stringContaining('invalid_grant'),
    });
    expect(await status()).toBe('VALIDATED');
    // Its own grant has ended: the client's, which is Ana's, does not take its place.
    expect((await grants.ofMailbox(ben)).grant?.account).toBe(BEN);
    await grants.signIn(BEN, clientId, ben);
    expect((await grants.ofMailbox(ben)).grant?.health).toBe('HEALTHY');
  });

  it('shows the end of the default grant on the client', async () => {
    journey.sandbox.revokeGrants(ANA);
    expect((await grants.renew(await shared())).health).toBe('REAUTH_REQUIRED');
    expect(await status()).toBe('NEEDS_ATTENTION');
  });

  it('is told to who watches the grants of the client', async () => {
    const changed = 'subscription ($id: ID!) { grantChanged(oauthClientId: $id) { id } }';
    const watch = journey.api.subscribe(changed, { id: clientId });
    const first = watch.next();
    const id = await own();
    // The subscription stands once a change of a grant has come through.
    const timer = setInterval(() => void grants.renew(id).catch(() => undefined), 300);
    try {
      expect((await first).value).toEqual({ grantChanged: { id } });
    } finally {
      clearInterval(timer);
    }
    await watch.return(undefined);
  });
});

describe('revoking', () => {
  it('forgets the grant and ends it at the provider, by its refresh token', async () => {
    const id = await own();
    expect(await grants.revoke(id)).toMatchObject({ id, atProvider: 'REVOKED' });
    expect(told()).toEqual([`revoked ${BEN}`]);
    const { grant, ownGrant } = await grants.ofMailbox(ben);
    expect(ownGrant).toBeNull();
    expect(grant?.account).toBe(ANA);
    expect(await status()).toBe('VALIDATED');
    await expect(grants.revoke(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(grants.renew(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('makes the client ready for another validation once no grant is left', async () => {
    await grants.revoke(await own());
    await grants.revoke(await shared());
    expect(await status()).toBe('READY');
    expect((await grants.ofMailbox(ben)).grant).toBeNull();
    await grants.signIn(ANA, clientId);
    expect(await status()).toBe('VALIDATED');
  });

  it('forgets the grant also where the provider fails, and says so', async () => {
    const id = await own();
    journey.sandbox.befall('bad-gateway');
    const revoked = await grants.revoke(id);
    expect(revoked.atProvider).toBe('WAITING');
    expect(revoked.message).toContain('HTTP 502');
    expect(told()).toEqual([`http 502 ${BEN}`]);
    expect((await grants.ofMailbox(ben)).ownGrant).toBeNull();
    expect(await grants.pending(clientId)).toBe(1);
    providerIsBack();
    await ends(`http 502 ${BEN}`, `revoked ${BEN}`);
    await expect.poll(() => grants.pending(clientId)).toBe(0);
    const query = '{ auditEvents(action: "grant", first: 3) { nodes { action subjectName } } }';
    expect((await journey.api.ask(query)).auditEvents.nodes).toEqual([
      { action: 'grant.given-back', subjectName: `${BEN}, Rehearsal: HTTP 200` },
      { action: 'grant.give-back-delayed', subjectName: `${BEN}, Rehearsal: HTTP 502` },
      { action: 'grant.revoke', subjectName: BEN },
    ]);
  });

  it('says where the provider has no endpoint, and asks nobody', async () => {
    clientId = await created({ name: 'Without an endpoint', provider: 'MICROSOFT_365' });
    await grants.signIn(ANA, clientId);
    before = journey.sandbox.ledger().length;
    expect((await grants.revoke(await shared())).atProvider).toBe('NOT_SUPPORTED');
    expect(journey.sandbox.ledger()).toHaveLength(before);
  });
});

describe('somebody else who consents', () => {
  it('takes the place of the former person, whose grant is revoked', async () => {
    await grants.signIn(BEN, clientId);
    await ends(`revoked ${ANA}`);
    expect((await grants.list(clientId)).map(({ account }) => account)).toEqual([BEN, BEN]);
  });

  it('is not whoever consents again: the former grant may be the new one to the provider', async () => {
    await grants.signIn(ANA, clientId);
    expect(await grants.pending(clientId)).toBe(0);
    expect(told()).toEqual([]);
  });
});

describe('O13 what is deleted is revoked at the provider', () => {
  it('with a mailbox its own grant, and no other', async () => {
    await journey.api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id: ben });
    await ends(`revoked ${BEN}`);
    expect((await grants.list(clientId)).map(({ account }) => account)).toEqual([ANA]);
  });

  it('with a client its default grant', async () => {
    await journey.api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id: ben });
    await ends(`revoked ${BEN}`);
    before = journey.sandbox.ledger().length;
    await journey.api.ask('mutation ($id: ID!) { deleteOAuthClient(id: $id) }', { id: clientId });
    await ends(`revoked ${ANA}`);
  });

  it('with a way to another client the own grant of the mailbox', async () => {
    const other = await created({ provider: 'SANDBOX', name: 'Other' });
    const change = `mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) { id } }`;
    await journey.api.ask(change, { id: ben, input: { name: 'Ben' } });
    expect((await grants.ofMailbox(ben)).ownGrant).not.toBeNull();
    await journey.api.ask(change, { id: ben, input: { oauthClientId: other } });
    await ends(`revoked ${BEN}`);
    expect(await grants.ofMailbox(ben)).toEqual({ grant: null, ownGrant: null });
    expect(await grants.list(clientId)).toHaveLength(1);
  });

  it('and the deletion does not wait for a provider that fails', async () => {
    journey.sandbox.befall('bad-gateway');
    await journey.api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id: ben });
    await ends(`http 502 ${BEN}`);
    expect(
      await journey.api.ask('query ($id: ID!) { mailbox(id: $id) { id } }', { id: ben }),
    ).toEqual({ mailbox: null });
    await journey.api.ask('mutation ($id: ID!) { deleteOAuthClient(id: $id) }', { id: clientId });
    await ends(`http 502 ${BEN}`, `http 502 ${ANA}`);
    // Mailbox and client are gone; the promise stays.
    providerIsBack();
    await expect
      .poll(() => told().sort())
      .toEqual([
        ...[`http 502 ${ANA}`, `http 502 ${BEN}`],
        ...[`revoked ${ANA}`, `revoked ${BEN}`],
      ]);
  });
});
