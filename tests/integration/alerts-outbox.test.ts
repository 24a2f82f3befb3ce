import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAlertStage, PUBLIC_URL, type AlertStage } from '../testkit/alert-stage.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let stage: AlertStage;
let receiver: Receiver;
beforeEach(async () => {
  stage = await openAlertStage();
  receiver = await startReceiver();
});
afterEach(async () => {
  await stage.close();
  await receiver.close();
});

const delivered = (all: { state: string }[]) => all.every(({ state }) => state === 'DELIVERED');
const attempted = (count: number) => (all: { state: string; attempts: number }[]) =>
  all[0]?.attempts === count && all[0].state !== 'SENDING';

describe('the outbox', () => {
  it('sends a signed, timestamped document that says what is', async () => {
    const { secret } = await stage.channel({ url: receiver.url });
    await stage.tell();
    const [delivery] = await stage.until((all) => all.length === 1 && delivered(all));
    expect(delivery).toMatchObject({ attempts: 1, status: 204, title: NOTICE_TITLE });

    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'mailkey-delivery': delivery?.id,
      'mailkey-timestamp': String(Date.parse('2026-03-01T12:00:00Z') / 1000),
    });
    const mac = createHmac('sha256', secret ?? '').update(
      `${String(headers['mailkey-timestamp'])}.${body}`,
    );
    expect(headers['mailkey-signature']).toBe(`v1=${mac.digest('hex')}`);
    expect(JSON.parse(body)).toEqual({
      version: 1,
      delivery: delivery?.id,
      key: 'incident:1:opened',
      kind: 'incident.opened',
      severity: 'ERROR',
      title: NOTICE_TITLE,
      lines: ['Contoso Helpdesk has failed since 12:00.', 'Make a new secret in the portal.'],
      url: `${PUBLIC_URL}incidents/1`,
      at: '2026-03-01T12:00:00.000Z',
      facts: { incidentId: '1', mailboxIds: ['a', 'b', 'c'] },
    });
  });

  it('is written with what it tells of, or not at all', async () => {
    await stage.channel({ url: receiver.url });
    const failed = stage.database.transaction(async (manager) => {
      await stage.notify(manager);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await stage.deliveries()).toEqual([]);
  });

  it('tells each channel once of what has one key', async () => {
    await stage.channel({ url: receiver.url });
    await stage.channel({ url: `${receiver.url}/second` });
    for (let times = 0; times < 3; times++) await stage.tell();
    await stage.until((all) => all.length === 2 && delivered(all));
    expect(receiver.received).toHaveLength(2);
  });

  it('asks each channel what it wants to hear of', async () => {
    await stage.channel({ url: receiver.url, name: 'off', enabled: false });
    await stage.channel({ url: receiver.url, name: 'ends only', subjects: ['EXPIRATIONS'] });
    await stage.channel({ url: receiver.url, name: 'grave only', minimumSeverity: 'ERROR' });
    await stage.tell({ key: '1', severity: 'WARNING' });
    expect(await stage.deliveries()).toEqual([]);
    await stage.tell({ key: '2', severity: 'ERROR' });
    await stage.tell({ key: '3', kind: 'incident.recovered', severity: 'WARNING' });
    await stage.tell({ key: '4', kind: 'expiration.due', severity: 'WARNING' });
    const all = await stage.until((now) => now.length === 2 && delivered(now));
    expect(all.map(({ noticeKey }) => noticeKey)).toEqual(['2', '4']);
  });
});

describe('a receiver that fails', () => {
  it('gets the same delivery again after a minute, with a fresh timestamp', async () => {
    await stage.channel({ url: receiver.url });
    receiver.answers((_, count) => (count === 1 ? { status: 500, body: 'Sorry\nmore' } : OK));
    await stage.tell();
    const [failed] = await stage.until(attempted(1));
    expect(failed).toMatchObject({ state: 'WAITING', status: 500, answer: 'Sorry' });
    const wait = (failed?.nextAttemptAt?.getTime() ?? 0) - (failed?.lastAttemptAt?.getTime() ?? 0);
    expect(wait).toBeGreaterThanOrEqual(0.8 * MINUTE);
    expect(wait).toBeLessThanOrEqual(1.2 * MINUTE);

    stage.pass(0.7 * MINUTE);
    stage.flow.wake([]);
    stage.pass(0.6 * MINUTE);
    await stage.until(delivered);
    const [first, second] = receiver.received;
    expect(second?.headers['mailkey-delivery']).toBe(first?.headers['mailkey-delivery']);
    expect(second?.headers['mailkey-timestamp']).not.toBe(first?.headers['mailkey-timestamp']);
    expect(second?.body).toBe(first?.body);
  });

  it('is waited for as long as it asks', async () => {
    await stage.channel({ url: receiver.url });
    receiver.answers(() => ({ status: 503, headers: { 'retry-after': '7200' } }));
    await stage.tell();
    const [failed] = await stage.until(attempted(1));
    const waits = (failed?.nextAttemptAt?.getTime() ?? 0) - (failed?.lastAttemptAt?.getTime() ?? 0);
    expect(waits).toBe(7200_000);
    const [channel] = await stage.alertChannels.list({ first: 1 });
    expect(channel?.pausedUntil?.getTime()).toBe(failed?.nextAttemptAt?.getTime());
  });

  it('is given up after eight attempts in two days, and tried again by hand', async () => {
    await stage.channel({ url: receiver.url });
    receiver.answers(() => ({ status: 500 }));
    await stage.tell();
    for (let attempt = 1; attempt <= 8; attempt++) {
      await stage.until(attempted(attempt));
      if (attempt < 8) stage.pass((await waitOf()) + 1);
    }
    const [given] = await stage.deliveries();
    expect(given).toMatchObject({ state: 'GIVEN_UP', attempts: 8, nextAttemptAt: null });

    receiver.answers(() => OK);
    await stage.alertDeliveries.retry(given?.id ?? '', () => Promise.resolve());
    await stage.until(delivered);
    expect(await stage.alertDeliveries.retry(given?.id ?? '', () => Promise.resolve())).toBe(
      undefined,
    );
  });

  it('holds up no notice behind one that never gets through, and no other channel', async () => {
    await stage.channel({ url: receiver.url });
    receiver.answers(({ body }) => ({ status: body.includes('poison') ? 500 : 200 }));
    await stage.tell({ key: 'poison', title: 'poison' });
    await stage.until(attempted(1));
    await stage.tell({ key: 'sound', title: 'sound' });
    stage.pass(2 * MINUTE);
    await stage.until((all) => all.some(({ state }) => state === 'DELIVERED'));
    const other = await startReceiver();
    await stage.channel({ url: other.url });
    receiver.answers(() => new Promise(() => undefined));
    await stage.tell({ key: 'both', title: 'both' });
    await other.until(1);
    await other.close();
  });

  it('that is gone switches its channel off, and says so', async () => {
    const { channel } = await stage.channel({ url: receiver.url });
    receiver.answers(() => ({ status: 410 }));
    await stage.tell();
    const [given] = await stage.until(attempted(1));
    expect(given).toMatchObject({ state: 'GIVEN_UP', status: 410 });
    const off = await stage.alertChannels.byId(channel.id);
    expect(off).toMatchObject({ enabled: false, offReason: expect.stringContaining('410') });
    expect(await stage.alertDeliveries.retry(given?.id ?? '', () => Promise.resolve())).toBe(
      undefined,
    );
  });

  it('that redirects is not followed', async () => {
    const elsewhere = await startReceiver();
    await stage.channel({ url: receiver.url });
    receiver.answers(() => ({ status: 307, headers: { location: elsewhere.url } }));
    await stage.tell();
    const [failed] = await stage.until(attempted(1));
    expect(failed).toMatchObject({ state: 'WAITING', answer: expect.stringContaining('redirect') });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });
});

describe('the log', () => {
  it('forgets after 90 days, and of a channel all but the last thousand', async () => {
    const { channel } = await stage.channel({ url: receiver.url });
    await stage.tell();
    await stage.until((all) => all.length === 1 && delivered(all));
    stage.pass(91 * DAY);
    await stage.alertDeliveries.sweep();
    expect(await stage.deliveries()).toEqual([]);

    await stage.fill(channel.id, 1003);
    await stage.alertDeliveries.sweep();
    expect(await stage.deliveries()).toHaveLength(1000);
  });

  it('gives up what waited until it was no news', async () => {
    const { channel } = await stage.channel({ url: receiver.url });
    await stage.alertChannels.update(channel.id, (one) => void (one.enabled = true));
    receiver.answers(() => ({ status: 500 }));
    await stage.tell();
    await stage.until(attempted(1));
    await stage.alertChannels.update(channel.id, (one) => void (one.enabled = false));
    stage.pass(3 * DAY + 1);
    await stage.alertDeliveries.sweep();
    expect(await stage.deliveries()).toMatchObject([{ state: 'GIVEN_UP', attempts: 1 }]);
  });
});

const OK = { status: 200 };
const NOTICE_TITLE = '3 mailboxes fail: the client secret has expired';

async function waitOf(): Promise<number> {
  const [delivery] = await stage.deliveries();
  return (delivery?.nextAttemptAt?.getTime() ?? 0) - (delivery?.lastAttemptAt?.getTime() ?? 0);
}
