import type { EntityManager } from 'typeorm';
import type { Actor } from './actor.js';

/** Who acted and from where; the system itself when there is nobody. */
export interface AuditActor {
  kind: 'user' | 'api-key' | 'anonymous' | 'system';
  id?: string;
  name?: string;
  ip?: string;
}

export interface AuditEntry {
  actor: AuditActor;
  /** Subject and verb, such as mailbox.update. */
  action: string;
  outcome?: 'DONE' | 'DENIED';
  subject?: AuditSubject;
  /** Names of the fields that were changed, never their values. */
  fields?: string[];
  /** How often, where the same was counted; once where nothing is said. */
  times?: number;
}

export interface AuditSubject {
  kind: string;
  id?: string;
  name?: string;
}

/** What features below the audit log see of it. */
export interface Audit {
  /** In the transaction of what it tells: both are written, or neither. */
  record(manager: EntityManager, entry: AuditEntry): Promise<void>;
  /** The same for many. */
  recordAll(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void>;
  /** On its own, for what changes nothing else. */
  note(entry: AuditEntry): Promise<void>;
  /**
   * A refusal, on its own. The same one again within a minute is counted and told with its number, and
   * there are only so many lines a minute; `each`: every one is a line while they are few.
   */
  deny(entry: AuditEntry, options?: { each?: boolean }): Promise<void>;
}

/** What a caller adds to the transaction that writes its change. */
export type InTransaction = (manager: EntityManager) => Promise<void>;

interface Asked {
  actor: Actor | undefined;
  request: { ip: string };
}

export function auditEntry(
  context: Asked,
  action: string,
  more: Omit<AuditEntry, 'actor' | 'action'> = {},
): AuditEntry {
  return { actor: auditActor(context), action, ...more };
}

/** Who asks, for a row that remembers it. */
export function auditName(context: Asked): string {
  return auditActor(context).name ?? '';
}

function auditActor({ actor, request: { ip } }: Asked): AuditActor {
  if (!actor) return { kind: 'anonymous', ip };
  const name = actor.kind === 'user' ? actor.email : actor.name;
  return { kind: actor.kind, id: actor.id, name, ip };
}

/** Somebody who has just come in: the context was made when they were still outside. */
export function personActor(
  user: { id: string; email: string },
  { request }: Pick<Asked, 'request'>,
): AuditActor {
  return { kind: 'user', id: user.id, name: user.email, ip: request.ip };
}

/** Names of the fields that an input brings. */
export function namesOf(input: object): string[] {
  return Object.entries(input)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name]) => name)
    .sort();
}

/** Names of the fields whose values differ. */
export function changedNames<T extends object>(before: T, after: T): string[] {
  const names = Object.keys(after) as (keyof T & string)[]; // the keys of a T
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort();
}
