import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlertChannel } from '@mailkey/server/features/alerts/alert-channel.entity';
import { createChannelTroubleStore } from '@mailkey/server/features/alerts/channel-trouble.store';
import { openAlertStage, type AlertStage } from '../testkit/alert-stage.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';

const MINUTE = 60_000;

let stage: AlertStage;
let receiver: Receiver;
beforeEach(async () => {
  [stage, receiver] = await Promise.all([openAlertStage(), startReceiver()]);
});
afterEach(async () => {
  await stage.close();
  await receiver.close();
});

const answers = (status: number, body = '') => receiver.answers(() => ({ status, body }));

const stored = async (id: string): Promise<AlertChannel> => {
  const channel = await stage.alertChannels.byId(id);
  if (!channel) throw new Error('the channel is gone');
  return channel;
};
/** So many attempts at one alert have failed, and it waits for the next one. */
const failed = (times: number) =>
  stage.until((all) =>
    all.some(({ attempts, state }) => attempts === times && state === 'WAITING'),
  );

const trouble = async (id: string) => createChannelTroubleStore(stage).of(await stored(id));

describe('the trouble of a channel', () => {
  it('begins with the second failure, and is over with the first alert that arrives', async () => {
    const { channel } = await stage.channel({ url: receiver.url });
    answers(503, 'Busy');
    await stage.tell();
    const since = (await failed(1))[0]?.createdAt;
    expect(await trouble(channel.id)).toBeUndefined();

    stage.pass(2 * MINUTE);
    await failed(2);
    expect(await trouble(channel.id)).toEqual({ since, reason: '503 Busy' });

    answers(204);
    stage.pass(10 * MINUTE);
    await stage.until(([one]) => one?.state === 'DELIVERED');
    expect(await trouble(channel.id)).toBeUndefined();

    // What failed before the last one that arrived is the past.
    answers(502);
    stage.pass(MINUTE);
    await stage.tell({ key: 'incident:2:opened' });
    await failed(1);
    stage.pass(2 * MINUTE);
    await failed(2);
    const again = await trouble(channel.id);
    expect(again?.reason).toBe('502');
    expect(again?.since.getTime()).toBeGreaterThan(since?.getTime() ?? Infinity);
  });

  it('is over with a change of its settings, until that fails too', async () => {
    const { channel } = await stage.channel({ url: 'http://10.0.0.1/hook' });
    await stage.tell();
    await stage.until(([one]) => one?.state === 'GIVEN_UP');
    expect((await trouble(channel.id))?.reason).toContain('EGRESS_ALLOW_CIDRS');
    await stage.alertChannels.update(channel.id, (one) => void (one.url = receiver.url));
    expect(await trouble(channel.id)).toBeUndefined();
  });

  it('is that the receiver wants nothing any more, and not that somebody switched it off', async () => {
    const { channel } = await stage.channel({ url: receiver.url });
    answers(410, 'Gone');
    await stage.tell();
    await stage.until(([one]) => one?.state === 'GIVEN_UP');
    expect((await trouble(channel.id))?.reason).toBe((await stored(channel.id)).offReason);

    const quiet = await stage.channel({ url: receiver.url, name: 'Quiet' });
    answers(500);
    await stage.tell({ key: 'incident:3:opened' });
    await stage.until((all) => all.some(({ channelId }) => channelId === quiet.channel.id));
    await stage.alertChannels.update(quiet.channel.id, (one) => void (one.enabled = false));
    expect(await trouble(quiet.channel.id)).toBeUndefined();
  });
});
