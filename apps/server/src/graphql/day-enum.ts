import type { DayState } from '../features/mailboxes/mailbox-day.js';
import { choices } from './choices.js';

export const DayStateEnum = choices<DayState>(
  'DayState',
  'The worst that checks said on a day. THROTTLED: servers limited the rate, or turned Mailkey away. OFF: nothing was checked.',
  { OK: 'OK', FAILING: 'FAILING', THROTTLED: 'THROTTLED', OFF: 'OFF' },
);
