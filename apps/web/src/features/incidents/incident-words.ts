import type {
  IncidentCause_IncidentFragment,
  IncidentRow_IncidentFragment,
  IncidentTimeline_IncidentMomentFragment,
  Severity,
} from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import { longDuration, relativeTime, sinceTime } from '../../lib/time.js';
import type { Tone } from '../../ui/tone.js';

const tones: Record<Severity, Tone> = { ERROR: 'error', WARNING: 'warning', INFO: 'info' };

export const incidentTone = ({ closedAt, severity }: IncidentRow_IncidentFragment): Tone =>
  closedAt ? 'success' : tones[severity];

/** Since when, or from when to when. */
export function incidentSentence(
  { openedAt, closedAt }: IncidentRow_IncidentFragment,
  now: number,
  locale: string,
): Message {
  if (!closedAt)
    return { key: 'incidents.state.open', values: { since: sinceTime(openedAt, now) } };
  const lasted = longDuration(Date.parse(closedAt) - Date.parse(openedAt));
  const ago = relativeTime(closedAt, now, locale);
  return { key: 'incidents.state.closed', values: { ago, lasted } };
}

/** An incident as the card of a diagnosis shows it. */
export function causeOf(incident: IncidentCause_IncidentFragment) {
  const { title, cause, fix, commands, actor } = incident;
  return { title, cause, fix, commands, actor, retryable: false, evidence: [], docsUrl: null };
}

const NAMED = 3;

/** Names the first few and counts the others. */
export function namesOf(
  mailboxes: readonly string[],
  count = mailboxes.length,
): { names: string; more: number } {
  return { names: mailboxes.slice(0, NAMED).join(', '), more: Math.max(0, count - NAMED) };
}

export function momentKey({ kind, mailboxes }: IncidentTimeline_IncidentMomentFragment): string {
  return `incidents.moment.${kind}${kind === 'OPENED' && mailboxes.length > 0 ? '_WITH' : ''}`;
}

export const momentTone: Record<IncidentTimeline_IncidentMomentFragment['kind'], Tone> = {
  OPENED: 'error',
  JOINED: 'error',
  LEFT: 'neutral',
  RECOVERED: 'success',
};
