import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';

const HOUR = 60 * 60_000;
const CHANGE = `id updatedAt clientSecret { expiresAt } grants { id usesCurrentSecret health } secretChange {
  next { setAt expiresAt findings { code field } proof { outcome at message diagnoses { code title fix } } }
  former { until neededAt } movedGrants totalGrants }`;

let now = new Date();
let journey: Journey;
/** The admin's session; it ends when time passes. */
let api: Api;
const added: string[] = [];

beforeAll(async () => {
  const clock = () => now;
  journey = await startJourney({ sandbox: { clock }, overrides: { clock } });
  api = journey.api;
});
afterEach(() => journey.sandbox.befall(undefined));
afterAll(() => journey.close());

interface Proof {
  outcome: string;
  message: string;
  diagnoses: { fix: string[] }[];
}

interface Seen {
  id: string;
  clientSecret: { expiresAt: string | null };
  grants: { id: string; usesCurrentSecret: boolean; health: string }[];
  secretChange: {
    next: { findings: object[]; proof: Proof } | null;
    former: { until: string } | null;
    movedGrants: number;
  };
}

async function ask(field: string, args: object): Promise<Seen> {
  const list = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const answer = await api.ask(`mutation { ${field}(${list.join(', ')}) { ${CHANGE} } }`);
  return answer[field];
}

async function client(id: string): Promise<Seen> {
  return (await api.ask(`{ oauthClient(id: "${id}") { ${CHANGE} } }`)).oauthClient;
}

/** The grant whose last token did not come by the current secret. */
const behindOf = ({ grants }: Seen) => grants.find((grant) => !grant.usesCurrentSecret)?.id ?? '';

const newSecret = () => {
  const value = journey.sandbox.addSecret();
  added.push(value);
  return value;
};
const renew = (grant: string) => api.ask(`mutation { renewGrant(id: "${grant}") { outcome } }`);
const told = async (action: string): Promise<number> =>
  (await api.ask(`{ auditEvents(action: "oauth-client.${action}") { totalCount } }`)).auditEvents
    .totalCount;

/** A client with a secret of its own, its grant, and one more for each mailbox. */
async function granted({ mailboxes = 0 } = {}): Promise<{ id: string; secret: string }> {
  const secret = newSecret();
  const { id } = await journey.createClient({ clientSecret: secret });
  await consent(id);
  for (let index = 0; index < mailboxes; index += 1) {
    const incoming = 'incoming: { protocol: IMAP, host: "localhost", port: 993, security: TLS }';
    const made = await api.ask(`mutation { createMailbox(input: { name: "M${index}",
      address: "m${index}@sandbox.test", oauthClientId: "${id}", ${incoming} }) { id } }`);
    await consent(id, made.createMailbox.id);
  }
  return { id, secret };
}

async function consent(id: string, mailboxId: string | null = null): Promise<void> {
  const { validateOAuthClient: started } = await api.ask(
    `mutation ($id: ID!, $mailboxId: ID) { validateOAuthClient(id: $id, mailboxId: $mailboxId) { authorizationUrl run { id } } }`,
    { id, mailboxId },
  );
  const begun = { runId: started.run.id, startPage: started.authorizationUrl };
  await api.get(await journey.consented(begun));
  await journey.ended(begun.runId);
}

describe('the change of a secret', () => {
  it('switches after a proof, keeps the former, and shows who has moved', async () => {
    const { id, secret } = await granted({ mailboxes: 1 });
    const next = newSecret();
    const expiresAt = new Date(now.getTime() + 500 * HOUR).toISOString();
    const waiting = await ask('setNextClientSecret', { id, secret: next, expiresAt });
    expect(waiting.secretChange).toMatchObject({
      next: { expiresAt, proof: { outcome: 'UNPROVED', at: null, message: null } },
      former: null,
      movedGrants: 2,
      totalGrants: 2,
    });

    const requests = journey.requests('refresh_token');
    const switched = await ask('promoteNextClientSecret', { id, keepFormerHours: 48 });
    expect(journey.requests('refresh_token') - requests).toBe(1);
    expect(switched).toMatchObject({
      clientSecret: { expiresAt },
      secretChange: {
        next: null,
        former: { until: new Date(now.getTime() + 48 * HOUR).toISOString(), neededAt: null },
        movedGrants: 1,
        totalGrants: 2,
      },
    });
    expect(await told('switch-secret')).toBe(1);

    // The other grant moves at its next refresh.
    journey.sandbox.removeSecret(secret);
    await renew(behindOf(switched));
    expect((await client(id)).secretChange).toMatchObject({ movedGrants: 2, totalGrants: 2 });

    const dropped = await ask('dropFormerClientSecret', { id });
    expect(dropped.secretChange.former).toBeNull();
  });

  it('changes nothing when the provider refuses the next secret, and says why', async () => {
    const { id } = await granted();
    const before = await client(id);
    await ask('setNextClientSecret', { id, secret: journey.sandbox.expiredClientSecret });
    const refused = await ask('promoteNextClientSecret', { id });
    expect(refused.secretChange.next?.proof).toMatchObject({
      outcome: 'REFUSED',
      at: now.toISOString(),
      diagnoses: [{ code: 'client-secret-expired' }],
    });
    // To type it over the current one, as elsewhere, would be the outage.
    const [diagnosis] = refused.secretChange.next?.proof.diagnoses ?? [];
    expect(diagnosis?.fix.at(-1)).toContain('as the next secret, and prove it again');
    expect(diagnosis?.fix.filter((step) => step.includes('Validate'))).toEqual([]);
    expect({ ...refused, secretChange: null }).toEqual({ ...before, secretChange: null });
    expect(refused.grants[0]).toMatchObject({ usesCurrentSecret: true, health: 'HEALTHY' });
    await renew(refused.grants[0]!.id);
    expect(journey.sandbox.ledger().at(-1)?.outcome).toBe('granted');
    expect(await told('prove-secret')).toBeGreaterThan(0);

    const discarded = await ask('discardNextClientSecret', { id });
    expect(discarded.secretChange.next).toBeNull();
  });

  it('warns of the Secret ID, and takes neither nothing nor the secret in use', async () => {
    const secret = newSecret();
    const { id } = await journey.createClient({ provider: 'SANDBOX', clientSecret: secret });
    const typed = await ask('setNextClientSecret', { id, secret: crypto.randomUUID() });
    expect(typed.secretChange.next?.findings).toEqual([
      { code: 'secret-is-its-id', field: 'clientSecret' },
    ]);
    for (const bad of ['', '  ', secret, 'line\nbreak'])
      await expect(ask('setNextClientSecret', { id, secret: bad })).rejects.toThrow();
  });

  it('proves nothing without a grant, and says what to do first', async () => {
    const { id } = await journey.createClient();
    await expect(ask('promoteNextClientSecret', { id })).rejects.toThrow(/no next secret/);
    await ask('setNextClientSecret', { id, secret: newSecret() });
    const { secretChange } = await ask('promoteNextClientSecret', { id });
    expect(secretChange.next?.proof).toMatchObject({ outcome: 'UNPROVED', diagnoses: [] });
    expect(secretChange.next?.proof.message).toContain('validate the OAuth client first');
    for (const keepFormerHours of [-1, 721])
      await expect(ask('promoteNextClientSecret', { id, keepFormerHours })).rejects.toThrow(/720/);
  });

  it('proves by a token request where the application itself has access', async () => {
    const { id } = await journey.createClient({
      grantType: 'CLIENT_CREDENTIALS',
      clientSecret: newSecret(),
      scopes: ['https://outlook.office365.com/.default'],
    });
    await journey.ended((await journey.validate(id)).runId);
    await ask('setNextClientSecret', { id, secret: newSecret() });
    const { secretChange } = await ask('promoteNextClientSecret', { id, keepFormerHours: 0 });
    expect(secretChange).toMatchObject({ next: null, former: null, movedGrants: 1 });
    expect(journey.sandbox.ledger().at(-1)).toMatchObject({
      grantType: 'client_credentials',
      outcome: 'granted',
    });
  });

  it('leaves the secret unproved when the provider gives no answer that tells', async () => {
    const { id } = await granted();
    await ask('setNextClientSecret', { id, secret: newSecret() });
    journey.sandbox.befall('bad-gateway');
    const { secretChange, grants } = await ask('promoteNextClientSecret', { id });
    expect(secretChange.next?.proof.outcome).toBe('UNKNOWN');
    expect(secretChange.former).toBeNull();
    journey.sandbox.befall(undefined);
    now = new Date(now.getTime() + 60_000);
    await renew(grants[0]!.id);
    expect((await client(id)).grants[0]).toMatchObject({ usesCurrentSecret: true });
    const again = await ask('promoteNextClientSecret', { id });
    expect(again.secretChange).toMatchObject({ next: null, movedGrants: 1 });
  });

  it('is overtaken by a secret that is simply typed: next and former go, the grant lives', async () => {
    const { id } = await granted();
    await ask('setNextClientSecret', { id, secret: newSecret() });
    const typed = newSecret();
    await api.ask(
      'mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { id } }',
      { id, input: { clientSecret: typed } },
    );
    const after = await client(id);
    expect(after.secretChange).toMatchObject({ next: null, former: null, movedGrants: 0 });
    await renew(after.grants[0]!.id);
    expect((await client(id)).secretChange.movedGrants).toBe(1);
  });
});

it('shows no secret in any answer or event of the change', async () => {
  const { id } = await granted();
  const events = api.subscribe(`subscription { oauthClientChanged(id: "${id}") { ${CHANGE} } }`);
  const first = events.next();
  await ask('setNextClientSecret', { id, secret: 'canary-of-a-next-secret' });
  await ask('promoteNextClientSecret', { id });
  const log = await api.ask('{ auditEvents(first: 100) { nodes { action subjectName fields } } }');
  const seen = JSON.stringify([await client(id), (await first).value, log]);
  for (const secret of [...added, 'canary-of-a-next-secret']) expect(seen).not.toContain(secret);
  await events.return(undefined);
});

describe('the former secret', () => {
  it('serves a refresh and a sign-in while the provider does not take the current one', async () => {
    const { id } = await granted({ mailboxes: 1 });
    const next = newSecret();
    await ask('setNextClientSecret', { id, secret: next });
    const switched = await ask('promoteNextClientSecret', { id });
    // Deleted in the portal by mistake: the new one instead of the old one.
    now = new Date(now.getTime() + 60_000);
    journey.sandbox.removeSecret(next);
    const outcomes = journey.sandbox.ledger().length;
    await renew(behindOf(switched));
    expect(
      journey.sandbox
        .ledger()
        .slice(outcomes)
        .map(({ outcome }) => outcome),
    ).toEqual(['invalid_client 7000215', 'granted']);
    await consent(id);
    const seen = await client(id);
    expect(seen.grants).toMatchObject([
      { usesCurrentSecret: false, health: 'HEALTHY' },
      { usesCurrentSecret: false, health: 'HEALTHY' },
    ]);
    expect(seen.secretChange).toMatchObject({
      movedGrants: 0,
      totalGrants: 2,
      former: { neededAt: now.toISOString() },
    });
  });

  it('is asked with no longer once its time is over', async () => {
    const { id } = await granted({ mailboxes: 1 });
    const next = newSecret();
    await ask('setNextClientSecret', { id, secret: next });
    const switched = await ask('promoteNextClientSecret', { id, keepFormerHours: 1 });
    journey.sandbox.removeSecret(next);
    const outcomes = journey.sandbox.ledger().length;
    now = new Date(now.getTime() + HOUR);
    api = await journey.mailkey.signedIn();
    const behind = behindOf(switched);
    // Upkeep may have asked already, for this grant and for those of other tests.
    await renew(behind);
    const answers = journey.sandbox.ledger().slice(outcomes);
    expect(answers.map(({ outcome }) => outcome)).toContain('invalid_client 7000215');
    const seen = await client(id);
    expect(seen.secretChange.former).toBeNull();
    // The provider would have taken the former.
    expect(seen.grants.find((grant) => grant.id === behind)?.health).not.toBe('HEALTHY');
  });
});
