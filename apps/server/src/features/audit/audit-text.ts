import type { AuditEntry } from '../access/audit-entry.js';
import { capped, harmless } from '../../lib/capped.js';
import { isId } from '../../lib/id.js';

/** Characters of each text, and names of fields, that one event may hold. */
const MOST = { name: 320, ip: 64, word: 100, fields: 40 };

/** What an event says in words: ids where they are ids by shape, everything else harmless and short. */
export interface AuditText {
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  ip: string | null;
  action: string;
  subjectKind: string | null;
  subjectId: string | null;
  subjectName: string | null;
  fields: string[];
}

/**
 * The one place where words enter the audit log: whatever a caller put into an entry, it is a few
 * kilobytes at the most, and one line on any screen.
 */
export function auditText({ actor, action, subject, fields = [] }: AuditEntry): AuditText {
  return {
    actorKind: text(actor.kind, MOST.word),
    actorId: idOf(actor.id),
    actorName: textOrNull(actor.name, MOST.name),
    ip: textOrNull(actor.ip, MOST.ip),
    action: text(action, MOST.word),
    subjectKind: textOrNull(subject?.kind, MOST.word),
    subjectId: idOf(subject?.id),
    subjectName: textOrNull(subject?.name, MOST.name),
    fields: fieldsOf(fields),
  };
}

function fieldsOf(fields: readonly string[]): string[] {
  const kept = fields.slice(0, MOST.fields).map((name) => text(name, MOST.word));
  const rest = fields.length - kept.length;
  return rest > 0 ? [...kept, `… (${rest} more)`] : kept;
}

function idOf(id: string | undefined): string | null {
  return isId(id) ? id : null;
}

function textOrNull(said: string | undefined, most: number): string | null {
  return said === undefined ? null : text(said, most);
}

function text(said: string, most: number): string {
  return harmless(capped(said, most));
}
