import type {
  ActionKind,
  ActionOutcome,
  ActionStatus,
} from '../features/mailboxes/mailbox-action.js';
import { choices } from './choices.js';

export const MailboxActionKindEnum = choices<ActionKind>(
  'MailboxActionKind',
  'CHECK: each soon, one after the other at a server that has refused it. MOVE: to another OAuth client.',
  { CHECK: 'CHECK', ENABLE: 'ENABLE', DISABLE: 'DISABLE', MOVE: 'MOVE', DELETE: 'DELETE' },
);

export const MailboxActionStatusEnum = choices<ActionStatus>('MailboxActionStatus', undefined, {
  UNDER_WAY: 'UNDER_WAY',
  DONE: 'DONE',
  CANCELLED: 'CANCELLED',
});

export const MailboxActionOutcomeEnum = choices<ActionOutcome>(
  'MailboxActionOutcome',
  'REFUSED: code and message are those of the same action on this mailbox alone. CANCELLED: it was not its turn yet.',
  {
    WAITING: 'WAITING',
    DONE: 'DONE',
    REFUSED: 'REFUSED',
    NOT_FOUND: 'NOT_FOUND',
    CANCELLED: 'CANCELLED',
  },
);
