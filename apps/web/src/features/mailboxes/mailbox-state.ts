import type {
  MailboxState_MailboxFragment as Mailbox,
  MailboxStatus,
  ServerState,
} from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import { relativeTime, sinceTime } from '../../lib/time.js';
import type { Tone } from '../../ui/tone.js';

const tones: Record<MailboxStatus, Tone> = {
  UNCHECKED: 'neutral',
  CHECKING: 'info',
  OK: 'success',
  FAILING: 'error',
  DISABLED: 'neutral',
};
export const mailboxStates = Object.keys(tones) as MailboxStatus[]; // keys of a Record

const serverTones: Record<ServerState, Tone> = {
  UNKNOWN: 'neutral',
  OK: 'success',
  FAILING: 'error',
};
export const serverTone = (state: ServerState): Tone => serverTones[state];

/** The server turns Mailkey away, whatever the mailbox: it is not checked, and not called failing for that. */
const isShutOut = ({ enabled, status, incident }: Mailbox): boolean =>
  enabled &&
  incident?.code === 'shut-out-after-refused-logins' &&
  status !== 'FAILING' &&
  status !== 'CHECKING';

export const statusTone = (status: MailboxStatus): Tone => tones[status];
export const mailboxTone = (mailbox: Mailbox): Tone =>
  isShutOut(mailbox) ? 'warning' : tones[mailbox.status];

/** What is to be said of a mailbox, always with a date. */
export function mailboxSentence(mailbox: Mailbox, now: number, locale: string): Message {
  const { status, lastOkAt, failingSince, updatedAt, latestRun } = mailbox;
  const ago = (at: string) => relativeTime(at, now, locale);
  if (status === 'FAILING') {
    const since = sinceTime(failingSince ?? updatedAt, now);
    // A sign-in as this mailbox is a run of its own, too.
    const checked = latestRun?.kind === 'CHECK' && latestRun.status === 'FAILED';
    const reason = checked ? latestRun.message : '';
    return reason
      ? { key: 'mailboxes.sentence.FAILING_BECAUSE', values: { since, reason } }
      : { key: 'mailboxes.sentence.FAILING', values: { since } };
  }
  if (isShutOut(mailbox) && mailbox.incident)
    return {
      key: `mailboxes.sentence.SHUT_OUT${lastOkAt ? '_OK' : ''}`,
      values: {
        since: sinceTime(mailbox.incident.openedAt, now),
        ago: lastOkAt ? ago(lastOkAt) : '',
      },
    };
  const at = status === 'OK' ? (lastOkAt ?? updatedAt) : updatedAt;
  return { key: `mailboxes.sentence.${status}`, values: { ago: ago(at) } };
}

export interface ServerDot {
  direction: 'incoming' | 'outgoing';
  protocol: string;
  state: ServerState;
}

/** One dot for each direction that the mailbox has. */
export function serverDots(
  mailbox: Mailbox & { incoming: { protocol: string } | null; outgoing: object | null },
): ServerDot[] {
  const { incoming, outgoing, incomingState, outgoingState } = mailbox;
  const dots: ServerDot[] = [];
  if (incoming) {
    const state = incomingState ?? 'UNKNOWN';
    dots.push({ direction: 'incoming', protocol: incoming.protocol, state });
  }
  if (outgoing) {
    dots.push({ direction: 'outgoing', protocol: 'SMTP', state: outgoingState ?? 'UNKNOWN' });
  }
  return dots;
}
