import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startHoldingServer, type HoldingServer } from '../testkit/holding-server.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';

const CREATE = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
const BEHIND = '{ checkSchedule { overdue behindSeconds isBehind host atOnce perHost } }';
const clock = createMovingClock();
let server: HoldingServer;
let mailkey: Mailkey;
let api: Api;

beforeAll(async () => {
  server = await startHoldingServer('127.0.0.1');
  const patient = { total: 3, perKey: 1, hanging: { afterMs: 60_000, slots: 3 } };
  mailkey = await startMailkey({
    env: { SANDBOX: 'off', EGRESS_ALLOW_CIDRS: '127.0.0.0/8,::1/128' },
    overrides: { clock: clock.now, lookEveryMs: 20, checksAtOnce: patient },
  });
  api = await mailkey.signedIn();
  for (const name of ['a', 'b', 'c']) {
    const incoming = { protocol: 'IMAP', security: 'TLS', host: server.host, port: server.port };
    const secret = { authentication: 'PASSWORD', password: 'not a real one' };
    const input = { name, address: `${name}@example.org`, incoming, outgoing: null, ...secret };
    await api.ask(CREATE, { input });
  }
});
afterAll(async () => {
  server.close();
  await mailkey.close();
});

const behind = async () => (await api.ask(BEHIND)).checkSchedule;
const ready = async () => (await fetch(`${mailkey.url}/health/ready`)).json();

describe('the schedule tells how far it is behind', () => {
  it('says that nothing is overdue, and what the limits are', async () => {
    expect(await behind()).toEqual({
      overdue: 0,
      behindSeconds: 0,
      isBehind: false,
      host: null,
      atOnce: 3,
      perHost: 1,
    });
    expect(await ready()).toEqual({ status: 'ok', checks: { overdue: 0, behindSeconds: 0 } });
  });

  it('counts who waits for room, and since when, at which server', async () => {
    clock.forward(20);
    await expect.poll(() => server.callers.size).toBe(1);
    await expect.poll(async () => (await behind()).overdue).toBe(2);
    clock.forward(5);
    const seen = await behind();
    expect(seen).toMatchObject({ overdue: 2, isBehind: true, host: '127.0.0.1' });
    expect(seen.behindSeconds).toBeGreaterThanOrEqual(5 * 60);
    // It answers all the same, to whoever asks: numbers only.
    const answer = await ready();
    expect(answer).toEqual({
      status: 'ok',
      checks: { overdue: 2, behindSeconds: expect.any(Number) },
    });
    expect(answer.checks.behindSeconds).toBeGreaterThanOrEqual(5 * 60);
  });

  it('is no longer behind once all have had their turn', async () => {
    server.release();
    await expect.poll(behind).toMatchObject({ overdue: 0, isBehind: false, host: null });
  });
});
