import type { AuditEntry } from '../../graphql/audit-entry.js';

/** How long the same refusal is not written again, in milliseconds. */
const QUIET = 60_000;
const REMEMBERED = 10_000;

/** Whether a refusal is new: somebody who knocks a thousand times a minute fills no log. */
export function createDenials(): (entry: AuditEntry, now: Date) => boolean {
  const seen = new Map<string, number>();

  return ({ actor, action, subject, fields }, now) => {
    const key = JSON.stringify([actor.id ?? actor.ip, action, subject?.id, fields]);
    const before = seen.get(key);
    if (before !== undefined && now.getTime() - before < QUIET) return false;
    if (seen.size >= REMEMBERED) seen.clear();
    seen.set(key, now.getTime());
    return true;
  };
}
