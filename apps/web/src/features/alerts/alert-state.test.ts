import type {
  AlertChannelItem_AlertChannelFragment,
  AlertDeliveryRow_AlertDeliveryFragment,
} from '@mailkey/schema';
import { describe, expect, it } from 'vitest';
import { answerOf, channelState, deliveryState, mayRetry } from './alert-state.js';

const moment = { now: Date.parse('2026-03-01T12:00:00Z'), locale: 'en' };
const delivery: AlertDeliveryRow_AlertDeliveryFragment = {
  id: 'd',
  kind: 'incident.opened',
  severity: 'ERROR',
  title: 'Fails',
  state: 'WAITING',
  attempts: 1,
  status: 503,
  answer: 'Busy',
  nextAttemptAt: '2026-03-01T12:04:00Z',
  createdAt: '2026-03-01T11:00:00Z',
  lastAttemptAt: '2026-03-01T11:50:00Z',
  deliveredAt: null,
};
const channel = {
  enabled: true,
  offReason: null,
  latestDelivery: null,
} as unknown as AlertChannelItem_AlertChannelFragment; // what the state is made of

describe('the state of a delivery', () => {
  it('says when it is tried again', () => {
    expect(deliveryState(delivery, moment)).toEqual({
      tone: 'warning',
      message: { key: 'alerts.state.WAITING', values: { when: 'in 4 minutes' } },
    });
    const due = { ...delivery, nextAttemptAt: '2026-03-01T11:59:00Z' };
    expect(deliveryState(due, moment).message.key).toBe('alerts.state.DUE');
  });

  it('says when it came, or was given up', () => {
    const came = { ...delivery, state: 'DELIVERED', deliveredAt: '2026-03-01T11:57:00Z' } as const;
    expect(deliveryState(came, moment).message.values).toEqual({ when: '3 minutes ago' });
    const lost = { ...delivery, state: 'GIVEN_UP' } as const;
    expect(deliveryState(lost, moment)).toMatchObject({
      tone: 'error',
      message: { values: { when: '10 minutes ago' } },
    });
  });

  it('is that of its channel, unless that is off', () => {
    expect(channelState(channel, moment).message.key).toBe('alerts.state.none');
    const used = { ...channel, latestDelivery: delivery };
    expect(channelState(used, moment).tone).toBe('warning');
    expect(channelState({ ...used, enabled: false }, moment).message.key).toBe('alerts.state.off');
    expect(channelState({ ...used, enabled: false, offReason: 'Gone' }, moment).tone).toBe('error');
  });
});

describe('an answer', () => {
  it('names its status once', () => {
    expect(answerOf(delivery)).toBe('503 Busy');
    expect(answerOf({ ...delivery, status: 250, answer: '250 OK' })).toBe('250 OK');
    expect(answerOf({ ...delivery, status: null, answer: 'ECONNREFUSED' })).toBe('ECONNREFUSED');
  });
});

describe('a retry', () => {
  it('is offered for what did not come, and not for a test', () => {
    expect(mayRetry(delivery, { enabled: true })).toBe(true);
    expect(mayRetry(delivery, { enabled: false })).toBe(false);
    expect(mayRetry({ ...delivery, kind: 'test' }, { enabled: true })).toBe(false);
    expect(mayRetry({ ...delivery, state: 'DELIVERED' }, { enabled: true })).toBe(false);
  });
});
