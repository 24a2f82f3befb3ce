import type { Notice } from './notice.js';

/**
 * WAITING: for its turn, or for the next attempt. SENDING: an attempt is under way. DELIVERED: the
 * other side took it. GIVEN_UP: nothing further is tried by itself.
 */
export type AlertDeliveryState = 'WAITING' | 'SENDING' | 'DELIVERED' | 'GIVEN_UP';

/** A notice as JSON keeps it. */
export type StoredNotice = Omit<Notice, 'at'> & { at: string };

/** What came of one attempt. */
export type Sent =
  | { kind: 'sent'; status: number; answer: string }
  | {
      kind: 'refused';
      /** What the other side answered with, where it answered. */
      status?: number;
      /** One masked line for people: why. */
      why: string;
      /** Whether another attempt may do better without a person's doing. */
      retry: boolean;
      /** Milliseconds that the other side asks to wait (Retry-After). */
      waitMs?: number;
      /** The other side wants nothing any more: the channel is switched off. */
      gone?: boolean;
      /** Mailkey was stopped before there was an answer: no failure of the other side. */
      cut?: boolean;
    };
