import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServerProcess, type ServerProcess } from '../faults/server-process.js';
import { openAlertStage } from '../testkit/alert-stage.js';
import type { Api } from '../testkit/api.js';
import { startMailkey } from '../testkit/mailkey.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';

const LOOPBACK = {
  SANDBOX: 'off',
  ALLOW_INSECURE_PROVIDERS: 'true',
  EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
};
const OK = { status: 200 };
const never = () => new Promise<typeof OK>(() => undefined);

let receivers: Receiver[];
beforeEach(async () => {
  receivers = await Promise.all([startReceiver(), startReceiver(), startReceiver()]);
});
afterEach(() => Promise.all(receivers.map((one) => one.close())));

const idsAt = ({ received }: Receiver) =>
  received.map(({ headers }) => headers['mailkey-delivery']);

describe('a receiver that answers too late', () => {
  it('was not heard, and gets the same delivery until it is', async () => {
    const [late, other] = receivers as [Receiver, Receiver];
    const stage = await openAlertStage({ webhookBudgetMs: 250 });
    let answer = (_status: typeof OK): void => undefined;
    late.answers(() => new Promise((resolve) => (answer = resolve)));
    await stage.channel({ url: late.url, name: 'late' });
    await stage.channel({ url: other.url, name: 'other' });
    await stage.tell();
    const waits = (all: { state: string }[]) => all.some(({ state }) => state === 'WAITING');
    const taken = (all: { state: string }[]) => all.every(({ state }) => state === 'DELIVERED');
    await stage.until((all) => late.received.length === 1 && waits(all) && !sending(all));
    answer(OK);
    late.answers(() => OK);
    stage.pass(2 * 60_000);
    await stage.until(taken);
    const [first, second, ...more] = idsAt(late);
    expect([second, more, other.received.length]).toEqual([first, [], 1]);
    await stage.close();
  });
  const sending = (all: { state: string }[]) => all.some(({ state }) => state === 'SENDING');
});

describe('a stop while alerts are on their way', () => {
  let folder: string;
  let server: ServerProcess | undefined;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'mailkey-stopped-'))));
  afterEach(async () => {
    server?.terminate();
    await server?.gone;
    await rm(folder, { recursive: true, force: true });
  });

  /** A channel with a delivery that has failed; it goes out again, and now by itself. */
  async function sendAgain(api: Api, { url }: Receiver): Promise<string> {
    const create = `mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { channel { id } } }`;
    const input = { type: 'WEBHOOK', name: url, url };
    const { id } = (await api.ask(create, { input })).createAlertChannel.channel;
    const test = 'mutation ($id: ID!) { testAlertChannel(id: $id) { id } }';
    const { testAlertChannel: delivery } = await api.ask(test, { id });
    const again = 'mutation ($id: ID!) { retryAlertDelivery(id: $id) { id } }';
    await api.ask(again, { id: delivery.id });
    return id;
  }

  async function states(api: Api, channels: string[]): Promise<string[]> {
    const query = `query ($id: ID!) { alertDeliveries(channelId: $id, first: 9) { nodes { state } } }`;
    const all = await Promise.all(channels.map((id) => api.ask(query, { id })));
    return all.flatMap(({ alertDeliveries }) =>
      alertDeliveries.nodes.map(({ state }: { state: string }) => state),
    );
  }

  it('loses none, repeats none that was taken, and is over in time', async () => {
    const place = {
      databasePath: join(folder, 'mailkey.sqlite'),
      keyPath: join(folder, 'mailkey.key'),
    };
    server = await startServerProcess(place, LOOPBACK);
    const [quick, slow, hanging] = receivers as [Receiver, Receiver, Receiver];
    let answer = (_ok: typeof OK): void => undefined;
    const later = { quick: () => OK, slow: () => new Promise<typeof OK>((go) => (answer = go)) };
    const first = { status: 500 };
    quick.answers((_, count) => (count === 1 ? first : later.quick()));
    slow.answers((_, count) => (count === 1 ? first : later.slow()));
    hanging.answers((_, count) => (count === 1 ? first : never()));
    const { api } = server;
    const channels: string[] = [];
    for (const receiver of [quick, slow, hanging]) channels.push(await sendAgain(api, receiver));
    await Promise.all([quick, slow, hanging].map((one) => one.until(2)));

    const asked = Date.now();
    server.terminate();
    setTimeout(() => answer(OK), 500);
    expect(await server.gone).toBe(0);
    // Five seconds of grace; whoever asks for the stop gives thirty at the least.
    expect(Date.now() - asked).toBeLessThan(25_000);

    hanging.answers(() => OK);
    const next = await startMailkey({ env: LOOPBACK, folder });
    const admin = await next.signedIn();
    await expect
      .poll(() => states(admin, channels))
      .toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED']);
    await next.close();
    expect([quick, slow, hanging].map(({ received }) => received.length)).toEqual([2, 2, 3]);
    expect(new Set(idsAt(hanging)).size).toBe(1);
  });
});
