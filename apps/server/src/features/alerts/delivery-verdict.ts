import type { AlertDeliveryState, Sent } from './delivery.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 1 min, 4, 16, 64, about 4 h, 17 h: together two days. */
const MOST_ATTEMPTS = 8;
/** A notice is news for so long; afterwards nothing of it is sent. */
export const NEWS_FOR = 3 * DAY;
/** A channel that fails is tried this often at least, with what has been tried least. */
const LONGEST_PAUSE = HOUR;

export interface DeliveryVerdict {
  state: AlertDeliveryState;
  nextAttemptAt: Date | null;
}

interface Moment {
  now: Date;
  /** 0 to 1, by chance. */
  chance: number;
}

/** What becomes of a delivery after an attempt; a test is sent once, unless we have cut it off. */
export function verdictOn(
  { attempts, kind }: { attempts: number; kind: string },
  sent: Sent,
  moment: Moment,
): DeliveryVerdict {
  if (sent.kind === 'sent') return { state: 'DELIVERED', nextAttemptAt: null };
  if (sent.cut) return { state: 'WAITING', nextAttemptAt: moment.now };
  if (!sent.retry || sent.gone || kind === 'test' || attempts >= MOST_ATTEMPTS)
    return { state: 'GIVEN_UP', nextAttemptAt: null };
  return {
    state: 'WAITING',
    nextAttemptAt: later(pauseAfter(attempts, sent.waitMs, moment), moment),
  };
}

/** Until when the channel rests after its n-th failure in a row. */
export function channelRests(failCount: number, waitMs: number | undefined, moment: Moment): Date {
  const pause = pauseAfter(failCount, undefined, moment);
  return later(Math.max(Math.min(pause, LONGEST_PAUSE), Math.min(waitMs ?? 0, DAY)), moment);
}

/** A minute, four times as long each time up to a day, ±20 %; longer where the other side asks for it. */
function pauseAfter(failures: number, waitMs: number | undefined, { chance }: Moment): number {
  const pause = Math.min(MINUTE * 4 ** Math.min(failures - 1, 10), DAY);
  return Math.max(Math.round(pause * (0.8 + 0.4 * chance)), Math.min(waitMs ?? 0, DAY));
}

function later(milliseconds: number, { now }: Moment): Date {
  return new Date(now.getTime() + milliseconds);
}
