import type { Notice } from '../alerts/notice.js';
import type { DiagnosisActor } from '../diagnoses/diagnosis.js';
import { isShared } from './cause-key.js';
import { openFor } from './incident-reminder.js';
import type { Incident } from './incident.entity.js';

/** Whom a notice names, at most: the app names them all. */
const NAMED = 10;

/** How many mailboxes, and the first of them: there may be thousands. */
export interface Affected {
  count: number;
  first: { id: string; name: string; address: string }[];
}

/** Told once, when it begins; whoever joins after it was sent is seen in the app. */
export function openedNotice(incident: Incident, affected: Affected): Notice {
  const { id, title, cause, severity, openedAt } = incident;
  const shared = isShared({ key: incident.causeKey });
  return {
    kind: 'incident.opened',
    key: `incident:${id}:opened`,
    severity,
    title: `${title} (${counted(affected.count)})`,
    lines: [
      cause,
      `${shared ? 'Affected so far' : 'Affected'}: ${listed(affected)}.`,
      ...stepsOf(incident),
    ],
    path: `/incidents/${id}`,
    at: openedAt,
    facts: factsOf(incident, affected),
  };
}

/** Nobody has fixed it yet: what is to be done, once more. */
export function stillOpenNotice(incident: Incident, affected: Affected, now: Date): Notice {
  const { id, title, cause, severity, openedAt } = incident;
  const { days, words } = openFor(openedAt, now);
  return {
    kind: 'incident.reminder',
    key: `incident:${id}:open-for:${days}`,
    severity,
    title: `Still open after ${words}: ${title} (${counted(affected.count)})`,
    lines: [cause, `Still affected: ${listed(affected)}.`, ...stepsOf(incident)],
    path: `/incidents/${id}`,
    at: now,
    facts: { ...factsOf(incident, affected), openForDays: days },
  };
}

/** Told once: from now on whoever fixes it has to say so, or waits up to a day. */
export function slowedNotice(incident: Incident, affected: Affected, now: Date): Notice {
  const { id, title, cause, severity } = incident;
  return {
    kind: 'incident.reminder',
    key: `incident:${id}:once-a-day`,
    severity,
    title: `Tried once a day from now on: ${title} (${counted(affected.count)})`,
    lines: [
      'Logins that are refused again and again are tried once a day only, until a person checks, edits or signs in anew.',
      cause,
      `Affected: ${listed(affected)}.`,
      ...stepsOf(incident),
      'When it is fixed, open the incident and choose “Check all now”.',
    ],
    path: `/incidents/${id}`,
    at: now,
    facts: { ...factsOf(incident, affected), slowedAt: now.toISOString() },
  };
}

/** As grave as what it ends, so that whoever heard of the one hears of the other. */
export function recoveredNotice(
  incident: Incident,
  affected: Affected,
  how: 'works' | 'withdrawn',
): Notice {
  const { id, title, severity, openedAt, closedAt } = incident;
  const at = closedAt ?? openedAt;
  const minutes = Math.max(1, Math.round((at.getTime() - openedAt.getTime()) / 60_000));
  const works = how === 'works';
  return {
    kind: 'incident.recovered',
    key: `incident:${id}:recovered`,
    severity,
    title: works ? `Recovered: ${title}` : `No longer affected: ${title}`,
    lines: [
      works
        ? 'Every mailbox that was affected works again.'
        : 'None is affected any more: they work again, were changed, switched off or deleted, or fail for another reason now.',
      `It lasted ${minutes} min.`,
      ...(affected.count > 0 ? [`Were affected: ${listed(affected)}.`] : []),
    ],
    path: `/incidents/${id}`,
    at,
    facts: factsOf(incident, affected),
  };
}

function stepsOf({ actor, fix }: Incident): string[] {
  if (fix.length === 0) return [];
  return [`${WHO[actor]}:`, ...fix.map((step, at) => `${at + 1}. ${step}`)];
}

function factsOf(incident: Incident, affected: Affected): Notice['facts'] {
  const { id, code, oauthClientId, host, openedAt, closedAt } = incident;
  return {
    incidentId: id,
    code,
    oauthClientId,
    host,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    mailboxCount: affected.count,
    mailboxIds: affected.first.map((mailbox) => mailbox.id),
  };
}

function counted(count: number): string {
  return count === 1 ? '1 mailbox' : `${count} mailboxes`;
}

function listed({ count, first }: Affected): string {
  const named = first.slice(0, NAMED).map(({ name, address }) => `${name} <${address}>`);
  const more = count - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

const WHO: Record<DiagnosisActor, string> = {
  TENANT_ADMIN: "The provider's administrator must",
  APP_ADMIN: 'Whoever owns the app registration must',
  MAILBOX_USER: 'The person who signs in must',
  OPERATOR: 'Whoever runs Mailkey must',
  NOBODY: 'Nobody has to act',
};
