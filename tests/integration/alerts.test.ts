import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApi, type Api } from '../testkit/api.js';
import { freePort } from '../testkit/free-port.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';

const LOOPBACK = {
  SANDBOX: 'off',
  ALLOW_INSECURE_PROVIDERS: 'true',
  EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
};
const CREATE = `mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { secret channel { id } } }`;
const TEST = `mutation ($id: ID!) { testAlertChannel(id: $id) { id kind state status answer attempts } }`;
const UPDATE = `mutation ($id: ID!, $input: AlertChannelPatch!) { updateAlertChannel(id: $id, input: $input) { id enabled } }`;

let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(() => receiver.close());

describe('a webhook', () => {
  let mailkey: Mailkey;
  let api: Api;
  beforeAll(async () => {
    mailkey = await startMailkey({ env: LOOPBACK });
    api = await mailkey.signedIn();
  });
  afterAll(() => mailkey.close());

  const create = async (input: object = {}): Promise<{ id: string; secret: string }> => {
    const webhook = { type: 'WEBHOOK', name: 'Desk', url: receiver.url };
    const { createAlertChannel: made } = await api.ask(CREATE, { input: { ...webhook, ...input } });
    return { id: made.channel.id, secret: made.secret };
  };
  const test = async (id: string) => (await api.ask(TEST, { id })).testAlertChannel;
  const isSignedWith = (secret: string) => {
    const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: '' };
    const signed = `${String(headers['mailkey-timestamp'])}.${body}`;
    const mac = createHmac('sha256', secret).update(signed).digest('hex');
    return headers['mailkey-signature'] === `v1=${mac}`;
  };

  it('is tested by a button, also while it is off', async () => {
    const { id, secret } = await create({ enabled: false });
    receiver.answers(() => ({ status: 202, body: 'taken\nby me' }));
    expect(await test(id)).toMatchObject({
      kind: 'test',
      state: 'DELIVERED',
      status: 202,
      answer: 'taken',
      attempts: 1,
    });
    expect(isSignedWith(secret)).toBe(true);
    receiver.answers(() => ({ status: 500, body: 'no' }));
    expect(await test(id)).toMatchObject({ state: 'GIVEN_UP', status: 500, answer: 'no' });
  });

  it('shows its secret once, and a new one on demand', async () => {
    const { id, secret } = await create();
    expect(secret).toMatch(/^mkwh_[\w-]{43}$/);
    const read = await api.send(
      '{ alertChannels { id name url secretSetAt offReason } auditEvents(first: 100) { nodes { action fields } } }',
    );
    expect(JSON.stringify(read)).not.toContain(secret);
    const renew = 'mutation ($id: ID!) { renewAlertChannelSecret(id: $id) { secret } }';
    const { renewAlertChannelSecret: renewed } = await api.ask(renew, { id });
    expect(renewed.secret).not.toBe(secret);
    await test(id);
    expect([isSignedWith(secret), isSignedWith(renewed.secret)]).toEqual([false, true]);
  });

  it('tells its watchers of every step', async () => {
    const { id } = await create();
    const watch = `subscription ($id: ID!) { alertDeliveryChanged(channelId: $id) { state title } }`;
    const events = api.subscribe(watch, { id });
    const first = events.next();
    // The socket opens meanwhile; a test that comes too early is seen by nobody.
    let seen = false;
    void first.finally(() => (seen = true));
    while (!seen) await test(id);
    expect((await first).value.alertDeliveryChanged.title).toContain('Desk');
    for (let state = ''; state !== 'DELIVERED';)
      state = (await events.next()).value.alertDeliveryChanged.state;
    await events.return(undefined);
  });

  it('takes no answer for an instruction, and repeats no secret of its own', async () => {
    const { id, secret } = await create();
    receiver.answers(() => ({
      status: 400,
      body: `\u0000<script>alert(1)</script> ${secret} ${receiver.url}\u202E`,
    }));
    const { answer } = await test(id);
    expect(answer).toMatch(/^<script>alert\(1\)<\/script> \[masked\] \[masked\]$/);
  });

  it('is posted over https to public places only', async () => {
    const refused = (url: string) =>
      api.ask(CREATE, { input: { type: 'WEBHOOK', name: 'x', url } });
    await expect(refused('ftp://example.org/')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(refused('https://a:b@example.org/')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(refused('')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });

    const closed = await startMailkey({ env: { SANDBOX: 'off' } });
    const admin = await closed.signedIn();
    const plain = { type: 'WEBHOOK', name: 'x', url: receiver.url };
    await expect(admin.ask(CREATE, { input: plain })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const inside = { ...plain, url: `https://127.0.0.1:${receiver.port}/` };
    const { createAlertChannel: made } = await admin.ask(CREATE, { input: inside });
    const { testAlertChannel: sent } = await admin.ask(TEST, { id: made.channel.id });
    expect(sent).toMatchObject({ state: 'GIVEN_UP', status: null });
    expect(sent.answer).toContain('EGRESS_ALLOW_CIDRS');
    expect(receiver.received).toEqual([]);
    await closed.close();
  });

  it('needs the password again a quarter of an hour after signing in', async () => {
    let now = Date.now();
    const late = await startMailkey({ env: LOOPBACK, overrides: { clock: () => new Date(now) } });
    const admin = await late.signedIn();
    const input = { type: 'WEBHOOK', name: 'x', url: receiver.url };
    const { createAlertChannel: made } = await admin.ask(CREATE, { input });
    const { id } = made.channel;
    now += 16 * 60_000;
    const refused = { extensions: { reason: 'REAUTHENTICATE' } };
    const elsewhere = { id, input: { url: 'https://evil.example/' } };
    const renew = 'mutation ($id: ID!) { renewAlertChannelSecret(id: $id) { secret } }';
    await expect(admin.ask(CREATE, { input })).rejects.toMatchObject(refused);
    await expect(admin.ask(UPDATE, elsewhere)).rejects.toMatchObject(refused);
    await expect(admin.ask(renew, { id })).rejects.toMatchObject(refused);
    await late.close();
  });
});

describe('a process that is killed after it has sent', () => {
  let folder: string;
  let child: ChildProcess | undefined;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'mailkey-alerts-'))));
  afterEach(async () => {
    child?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('sends the same delivery once more when it is back', async () => {
    const port = await freePort();
    child = spawn(
      process.execPath,
      [fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url))],
      {
        env: {
          PATH: process.env['PATH'],
          PORT: String(port),
          ...LOOPBACK,
          ADMIN_EMAIL: ADMIN.email,
          ADMIN_PASSWORD: ADMIN.password,
          DATABASE_URL: `sqlite:${join(folder, 'mailkey.sqlite')}`,
        },
      },
    );
    for await (const chunk of child.stdout ?? []) if (String(chunk).includes('is at')) break;
    const api = createApi(`http://localhost:${port}`);
    await api.ask(
      'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }',
      ADMIN,
    );
    const input = { type: 'WEBHOOK', name: 'Desk', url: receiver.url };
    const { createAlertChannel: made } = await api.ask(CREATE, { input });
    receiver.answers(() => new Promise(() => undefined));
    const asked = api.ask(TEST, { id: made.channel.id }).catch(() => undefined);
    await receiver.until(1);
    child.kill('SIGKILL');
    await Promise.all([once(child, 'exit'), asked]);

    receiver.answers(() => ({ status: 200 }));
    const clock = () => new Date(Date.now() + 2 * 60_000);
    const again = await startMailkey({ env: LOOPBACK, folder, overrides: { clock } });
    await receiver.until(2);
    await again.close();
    const [first, second] = receiver.received;
    expect(second?.headers['mailkey-delivery']).toBe(first?.headers['mailkey-delivery']);
    const keyOf = (one: typeof first) => (JSON.parse(one?.body ?? '{}') as { key?: string }).key;
    expect(keyOf(second)).toBe(keyOf(first));
  });
});
