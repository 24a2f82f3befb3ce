import type { AlertChannelType, AlertSubject } from '../features/alerts/channel.js';
import type { AlertDeliveryState } from '../features/alerts/delivery.js';
import { choices } from './choices.js';

export const AlertChannelTypeEnum = choices<AlertChannelType>('AlertChannelType', undefined, {
  WEBHOOK: 'WEBHOOK',
  EMAIL: 'EMAIL',
});

export const AlertSubjectEnum = choices<AlertSubject>(
  'AlertSubject',
  'What a channel tells of. EXPIRATIONS: what will end, ahead of time. ACCESS: an admin is made, reset or enabled.',
  {
    INCIDENTS: 'INCIDENTS',
    RECOVERIES: 'RECOVERIES',
    EXPIRATIONS: 'EXPIRATIONS',
    ACCESS: 'ACCESS',
  },
);

export const AlertDeliveryStateEnum = choices<AlertDeliveryState>(
  'AlertDeliveryState',
  'WAITING: for its turn or the next attempt. SENDING: under way. DELIVERED: the other side took it. GIVEN_UP: nothing further is tried by itself.',
  { WAITING: 'WAITING', SENDING: 'SENDING', DELIVERED: 'DELIVERED', GIVEN_UP: 'GIVEN_UP' },
);
