import type {
  AlertChannelItem_AlertChannelFragment as Channel,
  AlertDeliveryRow_AlertDeliveryFragment as Delivery,
} from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import { relativeTime } from '../../lib/time.js';
import type { Tone } from '../../ui/tone.js';

export interface AlertState {
  tone: Tone;
  message: Message;
  busy?: boolean;
}

interface Moment {
  now: number;
  locale: string;
}

/** How a channel stands: off, or what came of the last thing that it sent. */
export function channelState(channel: Channel, moment: Moment): AlertState {
  if (!channel.enabled)
    return { tone: channel.offReason ? 'error' : 'neutral', message: { key: 'alerts.state.off' } };
  return channel.latestDelivery
    ? deliveryState(channel.latestDelivery, moment)
    : { tone: 'neutral', message: { key: 'alerts.state.none' } };
}

export function deliveryState(delivery: Delivery, { now, locale }: Moment): AlertState {
  const said = (name: string, at?: string | null): Message => ({
    key: `alerts.state.${name}`,
    ...(at && { values: { when: relativeTime(at, now, locale) } }),
  });
  const { state, nextAttemptAt } = delivery;
  switch (state) {
    case 'DELIVERED':
      return { tone: 'success', message: said(state, delivery.deliveredAt ?? delivery.createdAt) };
    case 'GIVEN_UP':
      return { tone: 'error', message: said(state, delivery.lastAttemptAt ?? delivery.createdAt) };
    case 'SENDING':
      return { tone: 'info', message: said(state), busy: true };
    case 'WAITING':
      return nextAttemptAt && Date.parse(nextAttemptAt) > now
        ? { tone: 'warning', message: said(state, nextAttemptAt) }
        : { tone: 'info', message: said('DUE') };
  }
}

/** "503 Service Unavailable": what the other side said, or why it said nothing. */
export const answerOf = ({ status, answer }: Delivery): string =>
  [answer?.startsWith(String(status)) ? null : status, answer].filter(Boolean).join(' ');

export const mayRetry = ({ state, kind }: Delivery, channel: Pick<Channel, 'enabled'>): boolean =>
  channel.enabled && kind !== 'test' && (state === 'WAITING' || state === 'GIVEN_UP');
