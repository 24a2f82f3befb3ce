import type { MailboxSchedule_MailboxFragment as Mailbox } from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import { relativeTime, sinceTime } from '../../lib/time.js';

/** From so many refused logins in a row on, the server waits a day between them. */
const ONCE_A_DAY = 4;

/** When it is checked by itself, and why not, or not as usual. */
export function scheduleSentence(mailbox: Mailbox, now: number, locale: string): Message {
  const { enabled, nextCheckAt, suspectedSince, throttledSince, oauthClient } = mailbox;
  const { refusedSince, refusedLogins } = mailbox;
  if (!enabled || !nextCheckAt) return { key: 'mailboxes.schedule.OFF' };
  if (mailbox.authentication === 'OAUTH2' && !ready(oauthClient?.status))
    return { key: 'mailboxes.schedule.WAITING' };
  const due = Date.parse(nextCheckAt) <= now;
  const next = due ? '' : relativeTime(nextCheckAt, now, locale);
  if (suspectedSince) {
    const ago = relativeTime(suspectedSince, now, locale);
    return { key: `mailboxes.schedule.SUSPECTED${due ? '_DUE' : ''}`, values: { ago, next } };
  }
  if (due) return { key: 'mailboxes.schedule.DUE' };
  if (refusedSince) {
    const last = refusedLogins >= ONCE_A_DAY;
    return last
      ? { key: 'mailboxes.schedule.REFUSED_DAILY', values: { next: sinceTime(nextCheckAt, now) } }
      : { key: 'mailboxes.schedule.REFUSED', values: { next } };
  }
  return { key: `mailboxes.schedule.${throttledSince ? 'THROTTLED' : 'NEXT'}`, values: { next } };
}

const ready = (status: string | undefined): boolean =>
  status === 'VALIDATED' || status === 'NEEDS_ATTENTION';

/** How often a mailbox may be checked, and the one that is stored, whatever it is. */
export function intervals(stored: number): number[] {
  const offered = [5, 15, 30, 60, 240, 720, 1440];
  return [...new Set([...offered, stored])].sort((one, other) => one - other);
}

export function intervalMessage(minutes: number): Message {
  if (minutes % 60 !== 0) return { key: 'mailboxes.every.minutes', values: { count: minutes } };
  const hours = minutes / 60;
  if (hours === 1) return { key: 'mailboxes.every.hour' };
  return hours === 24
    ? { key: 'mailboxes.every.day' }
    : { key: 'mailboxes.every.hours', values: { count: hours } };
}
