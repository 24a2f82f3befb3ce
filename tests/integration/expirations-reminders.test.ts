import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '@mailkey/server/features/alerts/notice';
import { createExpirationStore } from '@mailkey/server/features/expirations/expiration.store';
import { createReminderFlow } from '@mailkey/server/features/expirations/reminder.flow';
import { createReminderStore } from '@mailkey/server/features/expirations/reminder.store';
import { newSettings } from '@mailkey/server/features/oauth-clients/changed-settings';
import type { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createOAuthClientStore } from '@mailkey/server/features/oauth-clients/oauth-client.store';
import { createProviders } from '@mailkey/server/features/providers/index';
import { createLog } from '@mailkey/server/lib/log';
import type { Api } from '../testkit/api.js';
import { startMailkey } from '../testkit/mailkey.js';
import { temporaryStorage, type TemporaryStorage } from '../testkit/storage.js';

const DAY = 24 * 60 * 60_000;
const START = new Date('2026-03-01T09:00:00Z').getTime();
const providers = createProviders();

let storage: TemporaryStorage;
let now = START;
let told: Notice[] = [];
let broken = false;
const clock = () => new Date(now);

beforeAll(async () => {
  storage = await temporaryStorage();
});
afterAll(() => storage.remove());

const inDays = (days: number) => new Date(now + days * DAY);

function clients() {
  return createOAuthClientStore({ ...storage, clock });
}

/** As after each start of the process: nothing but the database remembers. */
function reminders() {
  return createReminderFlow({
    database: storage.database,
    clock,
    log: createLog('silent'),
    expirations: createExpirationStore({ database: storage.database, providers, clock }),
    reminders: createReminderStore(storage),
    notify: (_manager, notice) => {
      if (broken) throw new Error('the outbox is full');
      told.push(notice);
      return Promise.resolve();
    },
  });
}

async function clientThatEnds(name: string, clientSecretExpiresAt: Date): Promise<string> {
  const input = { name, provider: 'GENERIC', type: 'MAILBOX', enabled: true } as const;
  const settings = newSettings({ ...input, clientSecretExpiresAt }, providers.GENERIC);
  return (await clients().create(settings, 'made-up')).id;
}

async function remindedOf(name: string): Promise<string[]> {
  told = [];
  await reminders().remind();
  return told
    .filter(({ title }) => title.includes(name))
    .map(({ key }) => key.split(':').at(-1) ?? '');
}

describe('reminders', () => {
  it('come 60, 30, 14, 7 and 1 days before, each once, whatever is restarted between', async () => {
    await clientThatEnds('Steps', inDays(70));
    const seen: string[] = [];
    for (let day = 0; day < 75; day += 1) {
      for (const steps of [await remindedOf('Steps'), await remindedOf('Steps')])
        seen.push(...steps.map((step) => `${70 - day}: ${step}`));
      now += DAY;
    }
    expect(seen).toEqual(['60: 60', '30: 30', '14: 14', '7: 7', '1: 1']);
  });

  it('begin with the one that is due where something is found late', async () => {
    await clientThatEnds('Late', inDays(20));
    expect(await remindedOf('Late')).toEqual(['30']);
    expect(await remindedOf('Late')).toEqual([]);
    now += 15 * DAY;
    // Slept through the fourteenth day: one reminder, not two.
    expect(await remindedOf('Late')).toEqual(['7']);
  });

  it('tell what ends, when, what to do and where', async () => {
    const id = await clientThatEnds('Words', inDays(14));
    told = [];
    await reminders().remind();
    const [notice] = told.filter(({ title }) => title.includes('Words'));
    expect(notice).toMatchObject({
      kind: 'expiration.due',
      severity: 'WARNING',
      path: `/oauth-clients/${id}`,
      title: 'Client secret of Words ends in 14 days',
      facts: { kind: 'CLIENT_SECRET', daysLeft: 14, oauthClientId: id, mailboxId: null },
    });
    expect(notice?.lines[0]).toContain(inDays(14).toISOString().slice(0, 10));
    expect(notice?.lines.length).toBeGreaterThan(1);
  });

  it('start anew for a renewed secret, and not for a date that moves by hours', async () => {
    const id = await clientThatEnds('Renewed', inDays(10));
    const move = (days: number) =>
      clients().update(id, (client) => void (client.secretExpiresAt = inDays(days)));
    expect(await remindedOf('Renewed')).toEqual(['14']);
    await move(10.3);
    expect(await remindedOf('Renewed')).toEqual([]);
    await move(55);
    expect(await remindedOf('Renewed')).toEqual(['60']);
  });

  it('come for the next secret, and not once more when it is the current one', async () => {
    const id = await clientThatEnds('Turns', inDays(400));
    const change = (how: (client: OAuthClient) => void) => clients().changeSecrets(id, how);
    const next = { typed: 'made-up-too', expiresAt: inDays(50) };
    await change((client) => clients().setNext(client, next));
    expect(await remindedOf('Next client secret of Turns')).toEqual(['60']);
    await change((client) => clients().promote(client, undefined));
    expect(await remindedOf('Turns')).toEqual([]);
    now += 25 * DAY;
    expect(await remindedOf('Client secret of Turns')).toEqual(['30']);
  });

  it('are silent for clients that are switched off and for what has ended', async () => {
    const id = await clientThatEnds('Off', inDays(5));
    await clients().update(id, (client) => void (client.enabled = false));
    await clientThatEnds('Over', inDays(-1));
    expect(await remindedOf('Off')).toEqual([]);
    expect(await remindedOf('Over')).toEqual([]);
  });

  it('are given later where the outbox took nothing: the mark goes with the notice', async () => {
    await clientThatEnds('Outbox', inDays(3));
    broken = true;
    await expect(reminders().remind()).rejects.toThrow('outbox');
    broken = false;
    expect(await remindedOf('Outbox')).toEqual(['7']);
  });
});

it('a start of Mailkey puts what became due into the outbox, once over three starts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailkey-reminders-'));
  const at = new Date(Date.now() + 6 * DAY).toISOString();
  const counts: number[] = [];
  for (let start = 0; start < 3; start += 1) {
    const mailkey = await startMailkey({ folder, env: { SANDBOX: 'off' } });
    const api = await mailkey.signedIn();
    if (start === 0) {
      await api.ask(CHANNEL);
      await api.ask(
        `mutation { createOAuthClient(input: { name: "Down", clientSecret: "x", clientSecretExpiresAt: "${at}" }) { id } }`,
      );
    } else {
      await expect.poll(() => reminded(api)).toEqual(['Client secret of Down ends in 6 days']);
      counts.push((await reminded(api)).length);
    }
    await mailkey.close({ keep: true });
  }
  expect(counts).toEqual([1, 1]);
  await rm(folder, { recursive: true });
});

/** Nobody listens there: what counts is what lies in the outbox. */
const CHANNEL =
  'mutation { createAlertChannel(input: { type: WEBHOOK, name: "Desk", url: "https://127.0.0.1/hook" }) { channel { id } } }';

async function reminded(api: Api): Promise<string[]> {
  const { alertChannels } = await api.ask('{ alertChannels { id } }');
  const { alertDeliveries } = await api.ask(
    'query ($id: ID!) { alertDeliveries(channelId: $id) { nodes { kind title } } }',
    { id: alertChannels[0].id },
  );
  return alertDeliveries.nodes
    .filter(({ kind }: { kind: string }) => kind === 'expiration.due')
    .map(({ title }: { title: string }) => title);
}
