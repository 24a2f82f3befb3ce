import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';

const DAY = 24 * 60 * 60_000;

let ahead = 0;
const now = () => new Date(Date.now() + ahead);
let journey: Journey;
beforeAll(async () => {
  const elapsed = () => now().getTime();
  journey = await startJourney({ sandbox: { clock: now }, overrides: { clock: now, elapsed } });
});
afterAll(() => journey.close());

const inDays = (days: number) => new Date(now().getTime() + days * DAY).toISOString();

interface Ending {
  id: string;
  title: string;
  endsAt: string;
  severity: string;
  detail: string;
  fix: string[];
}

/** What ends of the secrets of a client, the next first. */
async function secretsOf(client: string): Promise<Ending[]> {
  const { expirations } = await journey.api.ask(
    `{ expirations(first: 100, kinds: [CLIENT_SECRET]) { nodes {
      id title endsAt severity detail fix oauthClient { id } } } }`,
  );
  return expirations.nodes.filter(
    ({ oauthClient }: { oauthClient: { id: string } }) => oauthClient.id === client,
  );
}

async function granted(name: string): Promise<string> {
  const { id } = await journey.createClient({ name, clientSecretExpiresAt: inDays(20) });
  const started = await journey.validate(id);
  await journey.api.get(await journey.consented(started));
  await journey.ended(started.runId);
  return id;
}

const setNext = (id: string, secret: string, expiresAt: string) =>
  journey.api.ask(
    `mutation ($id: ID!, $secret: String!, $expiresAt: DateTime) {
      setNextClientSecret(id: $id, secret: $secret, expiresAt: $expiresAt) { id } }`,
    { id, secret, expiresAt },
  );

async function promote(id: string): Promise<void> {
  const { promoteNextClientSecret: promoted } = await journey.api.ask(
    `mutation { promoteNextClientSecret(id: "${id}") { secretChange { next { proof { message } } } } }`,
  );
  expect(promoted.secretChange.next).toBeNull();
}

describe('the end of a secret that waits to be used', () => {
  it('is shown as soon as it is stored, and is the same entry once it is in use', async () => {
    const id = await granted('Waits');
    const endsAt = inDays(300);
    await setNext(id, journey.sandbox.addSecret(), endsAt);
    const [current, next, ...others] = await secretsOf(id);
    expect(others).toEqual([]);
    expect(current).toMatchObject({ title: 'Client secret of Waits', severity: 'WARNING' });
    expect(current?.fix.join()).toContain('Prove and switch');
    expect(next).toMatchObject({ title: 'Next client secret of Waits', endsAt, severity: 'INFO' });

    await promote(id);
    expect(await secretsOf(id)).toMatchObject([
      { id: next?.id, title: 'Client secret of Waits', endsAt },
    ]);
  });

  it('goes with it when it is discarded', async () => {
    const id = await granted('Discarded');
    await setNext(id, journey.sandbox.addSecret(), inDays(300));
    expect(await secretsOf(id)).toHaveLength(2);
    await journey.api.ask(`mutation { discardNextClientSecret(id: "${id}") { id } }`);
    expect(await secretsOf(id)).toHaveLength(1);
  });
});

describe('a former secret', () => {
  it('is no loss when it is deleted, unless the provider takes no other', async () => {
    const id = await granted('Falls back');
    const next = journey.sandbox.addSecret();
    await setNext(id, next, inDays(300));
    await promote(id);
    expect(await secretsOf(id)).toHaveLength(1);

    // Deleted in the portal by mistake: the new one instead of the old one.
    ahead += 2 * 60_000;
    journey.sandbox.removeSecret(next);
    await renewAll(id);
    const [last, current] = await secretsOf(id);
    expect(last?.title).toBe('Former client secret of Falls back, the last one that works');
    expect(last).toMatchObject({ severity: 'ERROR' });
    expect(new Date(last?.endsAt ?? 0).getTime()).toBeLessThan(now().getTime() + 3 * DAY);
    expect(current?.title).toBe('Client secret of Falls back');
  });
});

async function renewAll(client: string): Promise<void> {
  const { oauthClient } = await journey.api.ask(
    `{ oauthClient(id: "${client}") { grants { id } } }`,
  );
  for (const { id } of oauthClient.grants)
    await journey.api.ask(`mutation { renewGrant(id: "${id}") { outcome } }`);
}
