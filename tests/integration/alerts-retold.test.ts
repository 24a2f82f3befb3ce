import type { Notice } from '@mailkey/server/features/alerts/notice';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAlertStage, type AlertStage } from '../testkit/alert-stage.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';

const MINUTE = 60_000;

let stage: AlertStage;
let receiver: Receiver;
beforeEach(async () => {
  [stage, receiver] = await Promise.all([openAlertStage(), startReceiver()]);
  await stage.channel({ url: receiver.url });
});
afterEach(async () => {
  await stage.close();
  await receiver.close();
});

const four: Pick<Notice, 'title' | 'lines' | 'severity'> = {
  title: '4 mailboxes fail',
  lines: ['One more joined.'],
  severity: 'WARNING',
};
const sent = (all: { state: string }[]) => all.every(({ state }) => state === 'DELIVERED');
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as { title: string });

describe('a notice that waits to be told', () => {
  it('is told as it is by then, once, by every channel', async () => {
    await stage.channel({ url: receiver.url, name: 'Second' });
    await stage.tell({}, stage.inMinutes(1.5));
    await stage.tellOtherwise(four);
    stage.pass(MINUTE);
    expect(await stage.deliveries()).toMatchObject([
      { state: 'WAITING', attempts: 0, title: four.title, severity: 'WARNING' },
      { state: 'WAITING', attempts: 0, title: four.title, severity: 'WARNING' },
    ]);
    stage.pass(MINUTE);
    await stage.until(sent);
    expect(bodies()).toMatchObject([four, four]);
  });

  it('is told at once when there is no more to come', async () => {
    await stage.tell({}, stage.inMinutes(1.5));
    await stage.tellOtherwise(four, stage.inMinutes(0));
    await receiver.until(1);
    expect(bodies()).toMatchObject([four]);
  });

  it('stays as it was where the transaction that changes it fails', async () => {
    await stage.tell({ title: 'as it was' }, stage.inMinutes(1.5));
    const changed = stage.database.transaction(async (manager) => {
      await stage.retell(manager, four);
      throw new Error('no');
    });
    await expect(changed).rejects.toThrow('no');
    expect(await stage.deliveries()).toMatchObject([{ title: 'as it was' }]);
  });

  it('has nothing to do with another one', async () => {
    await stage.tell({ key: 'other', title: 'other' }, stage.inMinutes(1.5));
    await stage.tellOtherwise(four);
    expect(await stage.deliveries()).toMatchObject([{ noticeKey: 'other', title: 'other' }]);
  });
});

describe('a notice that was told', () => {
  it.each([
    ['and taken', 200, 'DELIVERED'],
    ['and not taken, which is repeated word for word', 500, 'WAITING'],
    ['and given up', 410, 'GIVEN_UP'],
  ])('stays as it was: %s', async (_how, status, state) => {
    receiver.answers(() => ({ status }));
    await stage.tell({ title: 'as it was' });
    const [before] = await stage.until(([one]) => one?.state === state && one.attempts === 1);
    await stage.tellOtherwise(four, stage.inMinutes(0));
    expect(await stage.deliveries()).toEqual([before]);
    expect(bodies()).toMatchObject([{ title: 'as it was' }]);
  });
});
