import type { AuditEventsQueryVariables } from '@mailkey/schema';

export interface AuditFilter {
  action: string;
  actor: string;
  /** Days, as a date field has them. */
  from: string;
  to: string;
}

/** First parts of actions, each with a word for it. */
export const auditSubjects = [
  ...['oauth-client', 'grant', 'mailbox', 'run', 'access-token', 'user', 'session'],
  ...['api-key', 'data-key', 'alert-channel', 'audit'],
];

const aDay = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the reader's own calendar: from its start, to its end. */
function moment(day: string, time: string): string | null {
  const at = aDay.test(day) ? new Date(`${day}T${time}`) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

export const auditVariables = ({ action, actor, from, to }: AuditFilter) =>
  ({
    action: action || null,
    actor: actor.trim() || null,
    from: moment(from, '00:00:00.000'),
    to: moment(to, '23:59:59.999'),
  }) satisfies AuditEventsQueryVariables;

/** The same filter as a file. */
export function auditFile(filter: AuditFilter): string {
  const given = Object.entries(auditVariables(filter)).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  const query = new URLSearchParams(given).toString();
  return query ? `/audit.csv?${query}` : '/audit.csv';
}
