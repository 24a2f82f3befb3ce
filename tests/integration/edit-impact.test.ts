import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { grantsOf } from '../testkit/own-grants.js';

const ANA = 'ana@sandbox.test';
const BEN = 'ben@sandbox.test';

let journey: Journey;
let grants: ReturnType<typeof grantsOf>;
let clientId: string;
let ben: string;

beforeAll(async () => {
  journey = await startJourney();
  grants = grantsOf(journey);
  clientId = (await journey.createClient()).id;
  await grants.addMailbox(clientId, ANA);
  ben = await grants.addMailbox(clientId, BEN);
});
afterAll(() => journey.close());

const impact = async (input: object) => {
  const query = `query ($id: ID!, $input: OAuthClientPatch!) {
    oauthClientEditImpact(id: $id, input: $input) { endsGrants reason mailboxCount mailboxes { address } }
  }`;
  return (await journey.api.ask(query, { id: clientId, input })).oauthClientEditImpact;
};
const edit = (input: object) =>
  journey.api.ask(
    `mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { id } }`,
    { id: clientId, input },
  );
const defaultGrant = async () => (await grants.list(clientId))[0]?.id ?? '';
const nothing = { endsGrants: false, reason: null, mailboxCount: 0, mailboxes: [] };

describe('what an edit would do, before it is saved', () => {
  it('is nothing while nobody has granted access', async () => {
    expect(await impact({ clientId: 'another' })).toEqual(nothing);
  });

  it('names the one mailbox that holds a grant while there is no other', async () => {
    await grants.signIn(BEN, clientId, ben);
    expect(await impact({ clientId: 'another' })).toMatchObject({
      endsGrants: true,
      mailboxes: [{ address: BEN }],
    });
  });

  it.each([
    ['Client ID', { clientId: 'another' }],
    ['Url Access Token', { accessTokenUrl: 'http://localhost:1/token' }],
    ['Tenant', { tenant: 'another.example' }],
    ['Scope', { scopes: ['another'] }],
  ])('is the end of the grants where the %s changes', async (name, input) => {
    await grants.signIn(ANA, clientId);
    expect(await impact(input)).toEqual({
      endsGrants: true,
      reason: `The access was granted for another ${name}.`,
      mailboxCount: 2,
      mailboxes: [{ address: ANA }, { address: BEN }],
    });
  });

  it('is nothing where a value is as it was, and for a name', async () => {
    expect(await impact({ clientId: journey.sandbox.clientId, name: 'N' })).toEqual(nothing);
  });

  it('is over when the edit is undone', async () => {
    await edit({ clientId: 'mistyped' });
    expect(await journey.client(clientId)).toMatchObject({
      status: 'NEEDS_ATTENTION',
      statusReason: 'Changed since the last validation: Client ID. Validate again.',
    });
    await edit({ name: 'Another name' });
    expect(await journey.client(clientId)).toMatchObject({ status: 'NEEDS_ATTENTION' });
    await edit({ clientId: journey.sandbox.clientId });
    expect(await journey.client(clientId)).toMatchObject({
      status: 'VALIDATED',
      statusReason: null,
    });
  });

  it('is nothing for a new secret, and the next refresh proves it', async () => {
    await edit({ clientSecret: 'not the secret' });
    const { clientSecret } = journey.sandbox;
    expect(await impact({ clientSecret })).toEqual(nothing);
    await edit({ clientSecret });
    const before = journey.requests('refresh_token');
    for (const { id } of await grants.list(clientId))
      expect((await grants.renew(id)).health).toBe('HEALTHY');
    expect(journey.requests('refresh_token') - before).toBe(2);
    expect(await journey.client(clientId)).toMatchObject({ status: 'VALIDATED' });
  });

  it('a wrong secret ends nothing either: the right one fixes it', async () => {
    // A token that was renewed a moment ago is left alone; that of a new sign-in is not.
    await grants.signIn(ANA, clientId);
    await edit({ clientSecret: 'not the secret' });
    const id = await defaultGrant();
    expect((await grants.renew(id)).health).toBe('MISCONFIGURED');
    expect(await journey.client(clientId)).toMatchObject({ status: 'NEEDS_ATTENTION' });
    await edit({ clientSecret: journey.sandbox.clientSecret });
    expect((await grants.renew(id)).health).toBe('HEALTHY');
    expect(await journey.client(clientId)).toMatchObject({ status: 'VALIDATED' });
  });
});
