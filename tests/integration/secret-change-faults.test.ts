import 'reflect-metadata';
import { createClientGrants } from '@mailkey/server/features/grants/client-grants.store';
import { createSecretChangeFlow } from '@mailkey/server/features/secret-change/secret-change.flow';
import { createFormerSecrets } from '@mailkey/server/features/secret-change/former-secrets.flow';
import { createEvents } from '@mailkey/server/lib/events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

const MINUTE = 60_000;
let stage: GrantStage;
let provider: TokenEndpoint;
let id: string;
let promote: () => Promise<unknown>;

beforeEach(async () => {
  stage = await openGrantStage();
  provider = await startTokenEndpoint();
  promote = promoter(stage.flow);
  id = await stage.putWithSecret(provider.url, 'the current one');
  await setNext(id, 'the next one');
});
afterEach(async () => {
  provider.close();
  await stage.close();
});

/** What one process has of a change of the secret. */
function promoter(proofs: GrantStage['flow']): () => Promise<unknown> {
  const changes = createSecretChangeFlow({
    ...stage,
    proofs,
    events: createEvents(),
    grantLists: createClientGrants(stage.storage.database.read, grant),
    settingsChanged: () => Promise.resolve(),
  });
  const promotion = { keepFormerHours: 72, inTransaction: () => Promise.resolve() };
  return () => changes.promote(id, promotion);
}

const setNext = (client: string, typed: string) =>
  stage.clients.changeSecrets(client, (stored) =>
    stage.clients.setNext(stored, { typed, expiresAt: null }),
  );
const client = async () => (await stage.clients.byId(id))!;
const proof = async () => (await client()).nextSecretProof;
const grant = () => stage.of(id);
const later = (minutes: number) => stage.pass(minutes * MINUTE);
const secretsSent = () => provider.requests.map((form) => form.get('client_secret'));
const token = async () => {
  const got = await stage.accessTokenFor(id);
  return got.kind === 'token' ? got.accessToken.reveal() : got.reason;
};

type Answer = Parameters<TokenEndpoint['answer']>[0];

const give =
  (name: string): Answer =>
  (response) =>
    json(response, {
      access_token: `at-${name}`,
      refresh_token: `rt-${name}`,
      token_type: 'bearer',
      expires_in: 3600,
      scope: 'mail',
    });

/** Takes these secrets and no others. */
const take = (...secrets: string[]): void =>
  provider.answer((response, form) =>
    secrets.includes(form.get('client_secret') ?? '')
      ? give('1')(response, form)
      : json(response, { error: 'invalid_client' }, 401),
  );

describe('a proof', () => {
  it('is one request with the next secret, whose tokens are stored', async () => {
    take('the next one');
    await promote();
    expect(secretsSent()).toEqual(['the next one']);
    expect(await grant()).toMatchObject({ version: 2, attempt: 'none', status: 'active' });
    expect(stage.grants.refreshToken(await grant())?.reveal()).toBe('rt-1');
    const switched = await client();
    expect(stage.clients.secretOf(switched)?.reveal()).toBe('the next one');
    expect((await grant()).secretId).toBe(switched.secretId);
    expect(stage.clients.credentialsOf(switched).former?.clientSecret.reveal()).toBe(
      'the current one',
    );
    const { sealedClientSecret, sealedFormerSecret } = switched;
    expect(`${sealedClientSecret} ${sealedFormerSecret}`).toMatch(/^v2\.\S+ v2\.\S+$/);
  });

  it('that is refused touches nothing of the grant', async () => {
    take('the current one');
    const before = await grant();
    const standing = await client();
    await promote();
    expect(await proof()).toMatchObject({ outcome: 'REFUSED', facts: { error: 'invalid_client' } });
    const { leaseEpoch, attemptStartedAt } = await grant();
    expect(await grant()).toEqual({ ...before, leaseEpoch, attemptStartedAt });
    expect(await client()).toMatchObject({ status: standing.status, secretId: standing.secretId });
    later(59);
    expect(await token()).toBe('at-1');
  });

  it('that is refused leaves an unknown outcome from before unknown', async () => {
    later(61);
    provider.answer((response) => response.destroy());
    await stage.accessTokenFor(id);
    expect(await grant()).toMatchObject({ attempt: 'normal' });
    take('nothing');
    await promote();
    expect(await grant()).toMatchObject({ attempt: 'recovery', status: 'active' });
    provider.answer((response) => json(response, { error: 'invalid_grant' }, 400));
    later(1);
    await stage.accessTokenFor(id);
    expect((await grant()).statusReason).toContain('An answer of the provider was lost');
  });

  it('whose answer is lost proves nothing, and the grant recovers with the current secret', async () => {
    provider.answer((response) => response.destroy());
    await promote();
    expect(await proof()).toMatchObject({ outcome: 'UNKNOWN', facts: { kind: 'unreachable' } });
    expect(await grant()).toMatchObject({ status: 'active', attempt: 'normal' });
    take('the current one', 'the next one');
    later(61);
    expect(await token()).toBe('at-1');
    expect(secretsSent()).toEqual(['the next one', 'the current one']);
    expect(stage.clients.secretOf(await client())?.reveal()).toBe('the current one');
  });

  it('on a grant that has ended says nothing of the secret', async () => {
    provider.answer((response) => json(response, { error: 'invalid_grant' }, 400));
    await promote();
    expect(await proof()).toMatchObject({ outcome: 'UNKNOWN', facts: { error: 'invalid_grant' } });
    expect(await grant()).toMatchObject({ status: 'reauth_required' });
    await promote();
    expect(await proof()).toMatchObject({ outcome: 'UNPROVED' });
    expect(provider.requests).toHaveLength(1);
  });

  it('fixes a grant whose current secret the provider refuses already', async () => {
    take('the next one');
    later(61);
    await stage.accessTokenFor(id);
    expect(await grant()).toMatchObject({ status: 'misconfigured' });
    await promote();
    expect(await grant()).toMatchObject({ status: 'active' });
    expect(await client()).toMatchObject({ status: 'VALIDATED', nextSecretId: null });
    expect(await token()).toBe('at-1');
  });
});

describe('meanwhile', () => {
  it('others who want the token get it by the current secret when the next is refused', async () => {
    later(61);
    take('the current one');
    const promoting = promote();
    await expect.poll(() => provider.requests).toHaveLength(1);
    expect(await token()).toBe('at-1');
    await promoting;
    expect(await proof()).toMatchObject({ outcome: 'REFUSED' });
    expect(secretsSent()).toEqual(['the next one', 'the current one']);
  });

  it('a second proof is refused, in this process and in another', async () => {
    let release = (): void => undefined;
    provider.answer((response, form) => (release = () => give('1')(response, form)));
    const first = promote();
    expect(() => promote()).toThrow(/being proved/);
    await expect.poll(() => provider.requests).toHaveLength(1);
    const other = promoter(stage.start())();
    release();
    await first;
    provider.answer(give('2'));
    await expect(other).rejects.toThrow(/changed or discarded/);
    expect(stage.clients.secretOf(await client())?.reveal()).toBe('the next one');
    // The other one refreshed with a secret that had become the current one.
    expect((await grant()).secretId).toBe((await client()).secretId);
  });

  it.each([
    [
      'an edit',
      () => stage.clients.update(id, (stored) => void (stored.clientId = 'another')),
      { nextSecretProof: { outcome: 'PROVED' }, formerSecretId: null },
    ],
    [
      'another next secret',
      () => setNext(id, 'a third one'),
      { nextSecretProof: null, formerSecretId: null },
    ],
  ])('%s keeps the switch from happening', async (_what, change, left) => {
    provider.answer((response, form) => void change().then(() => give('1')(response, form)));
    await promote().catch(() => undefined);
    expect(await client()).toMatchObject(left);
    expect(stage.clients.secretOf(await client())?.reveal()).toBe('the current one');
    expect(stage.grants.refreshToken(await grant())?.reveal()).toBe('rt-1');
  });

  it('a client that is deleted is gone', async () => {
    provider.answer(
      (response, form) => void stage.clients.remove(id).then(() => give('1')(response, form)),
    );
    await expect(promote()).rejects.toThrow(/does not exist/);
  });
});

it('deletes a former secret when its time is over, and tells of it', async () => {
  take('the next one');
  await promote();
  const ticker = createFormerSecrets({ ...stage, events: createEvents(), everyMs: 5 });
  ticker.start();
  ticker.nudge();
  later(72 * 60 - 1);
  expect(await client()).toMatchObject({ formerSecretId: expect.any(String) as string });
  later(1);
  await expect.poll(client).toMatchObject({ sealedFormerSecret: null, formerSecretUntil: null });
  await ticker.close();
  const [event] = await stage.database.read.query(
    `SELECT "action", "actorKind" FROM "audit_event" ORDER BY "at" DESC LIMIT 1`,
  );
  expect(event).toEqual({ action: 'oauth-client.drop-former-secret', actorKind: 'system' });
});
