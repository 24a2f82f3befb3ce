import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Audit } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import { createDeadline, type Deadline } from '../../lib/deadline.js';
import type { Events } from '../../lib/events.js';
import { failpoint } from '../../lib/failpoint.js';
import { createGate } from '../../lib/gate.js';
import type { Log } from '../../lib/log.js';
import { createTicker } from '../../lib/ticker.js';
import type { AlertChannel } from './alert-channel.entity.js';
import type { AlertDelivery } from './alert-delivery.entity.js';
import type { AlertChannelStore } from './channel.store.js';
import type { SendAlert } from './channels/sender.js';
import type { AlertDeliveryStore } from './delivery.store.js';
import type { Sent } from './delivery.js';

export interface DeliveryDependencies {
  alertChannels: AlertChannelStore;
  alertDeliveries: AlertDeliveryStore;
  send: SendAlert;
  audit: Pick<Audit, 'record'>;
  events: Events;
  clock: Clock;
  log: Log;
}

type Told = Pick<AlertDelivery, 'id' | 'channelId'>;

export type DeliveryFlow = ReturnType<typeof createDeliveryFlow>;

const LOOK_EVERY_MS = 2_000;
const SWEEP_EVERY_MS = 60 * 60_000;
/** Of one attempt, the token included: some servers greet after half a minute. Below the lease. */
const BUDGET_MS = 45_000;
/** How long whoever presses Test waits. */
const TEST_PATIENCE_MS = 15_000;
/** What an attempt under way gets when the process is asked to end. */
const GRACE_MS = 5_000;

/** A channel shows its latest delivery. */
const createTell =
  ({ events }: Pick<DeliveryDependencies, 'events'>) =>
  ({ id, channelId }: Told): void => {
    events.publish('alertDelivery', id, channelId);
    events.publish('alertChannel', channelId);
  };

/**
 * Sends what the outbox holds, at least once: an attempt is stored before it is made and after it has
 * been made, and one whose sender died in between is made again under the same id.
 */
export function createDeliveryFlow(deps: DeliveryDependencies) {
  const { alertChannels, alertDeliveries, send, audit, clock, log } = deps;
  const tell = createTell(deps);
  const gate = createGate({ total: 4, perKey: 1 });
  /** By channel, and tests by delivery. */
  const lanes = new Map<string, Promise<void>>();
  const under = new Set<Deadline>();
  let closing = false;
  let sweptAt = 0;

  const ticker = createTicker({ name: 'alerts', everyMs: LOOK_EVERY_MS, work: look, log });

  /** A channel sends one after the other; a slow one holds up no other. */
  async function look(): Promise<void> {
    for (const id of await alertDeliveries.dueChannels()) {
      if (lanes.has(id) || closing) continue;
      void keep(id, () => sendAll(id));
    }
    if (clock().getTime() - sweptAt < SWEEP_EVERY_MS) return;
    await alertDeliveries.sweep();
    sweptAt = clock().getTime();
  }

  /** Remembers work until it ends, so that `close` can wait for it. */
  function keep(key: string, work: () => Promise<void>): Promise<void> {
    const lane = gate
      .run(key, work)
      .catch((cause: unknown) => log.error({ err: cause, work: key }, 'sending alerts failed'))
      .finally(() => lanes.delete(key));
    lanes.set(key, lane);
    return lane;
  }

  async function sendAll(channelId: string): Promise<void> {
    while (!closing) {
      const delivery = await alertDeliveries.claim(channelId);
      const channel = delivery && (await alertChannels.byId(channelId));
      if (!channel) return;
      await attempt(channel, delivery);
    }
  }

  async function attempt(channel: AlertChannel, delivery: AlertDelivery): Promise<void> {
    tell(delivery);
    const deadline = createDeadline(BUDGET_MS, clock);
    under.add(deadline);
    const sent = await sendOnce(channel, delivery, deadline).finally(() => {
      deadline.done();
      under.delete(deadline);
    });
    await failpoint('alert.sent');
    await alertDeliveries.finish(delivery, sent, (manager, { id, name }) => {
      const subject = { kind: 'alert-channel', id, name };
      const actor = { kind: 'system' } as const;
      return audit.record(manager, { actor, action: 'alert-channel.switch-off', subject });
    });
    tell(delivery);
  }

  async function sendOnce(
    channel: AlertChannel,
    delivery: AlertDelivery,
    deadline: Deadline,
  ): Promise<Sent> {
    try {
      const secret = alertChannels.secretOf(channel);
      return unlessCut(await send({ channel, secret, delivery, deadline }), deadline);
    } catch (cause) {
      log.error({ err: cause, delivery: delivery.id }, 'sending an alert failed');
      return { kind: 'refused', why: 'Mailkey itself failed: its log says more.', retry: true };
    }
  }

  /** Without an answer nobody knows whether it was taken: it is sent once more after the start. */
  function unlessCut(sent: Sent, { signal }: Deadline): Sent {
    if (!closing || !signal.aborted || sent.kind === 'sent' || sent.status) return sent;
    const why = 'Mailkey was stopped before there was an answer.';
    return { kind: 'refused', why, retry: true, cut: true };
  }

  return {
    /** There may be something to send. */
    wake(deliveries: readonly Told[]): void {
      deliveries.forEach(tell);
      ticker.nudge();
    },
    start: ticker.start,

    /** Sends one now, also through a channel that is off; the delivery as far as it came within 15 s. */
    async sendNow(
      channel: AlertChannel,
      delivery: AlertDelivery,
      inTransaction: (manager: EntityManager) => Promise<void>,
    ): Promise<AlertDelivery> {
      const claimed = await alertDeliveries.claimNew(delivery, inTransaction);
      const sending = keep(claimed.id, () => attempt(channel, claimed));
      await Promise.race([sending, sleep(TEST_PATIENCE_MS, undefined, { ref: false })]);
      ticker.nudge();
      return (await alertDeliveries.byId(delivery.id)) ?? claimed;
    },

    /** What is under way may end by itself; what does not is cut off, and made again after the start. */
    async close(): Promise<void> {
      closing = true;
      await ticker.close();
      const ended = Promise.allSettled(lanes.values());
      await Promise.race([ended, sleep(GRACE_MS, undefined, { ref: false })]);
      for (const deadline of under) deadline.cancel('Mailkey ends.');
      await ended;
    },
  };
}
