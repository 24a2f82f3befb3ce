import type { EntityManager } from 'typeorm';
import type { DiagnosisSeverity } from '../diagnoses/diagnosis.js';

/** What somebody ought to hear of, whatever the channel. Never a secret, never a text that nobody masked. */
export interface Notice {
  kind: NoticeKind;
  /** Told once: a second notice of the same key is dropped. */
  key: string;
  severity: DiagnosisSeverity;
  /** One line, such as the subject of an e-mail. */
  title: string;
  /** Short paragraphs: what is, since when, what to do and who has to. */
  lines: string[];
  /** Where the app shows it: a path that begins with a slash. */
  path: string;
  at: Date;
  /** For programs: ids and codes. */
  facts: Record<string, string | number | boolean | string[] | null>;
}

export type NoticeKind =
  | 'incident.opened'
  | 'incident.reminder'
  | 'incident.recovered'
  | 'expiration.due'
  | 'admin.made'
  | 'admin.reset'
  | 'admin.enabled'
  | 'test';

/**
 * Puts a notice into the outbox of every channel that wants it, in the transaction of what it tells of.
 * It is sent at once, or not before `from`, where there will be more to tell by then.
 */
export type Notify = (manager: EntityManager, notice: Notice, from?: Date) => Promise<void>;

/** What waits to be told is told like this instead, and from then on if said; what was sent stays as it was. */
export type Retell = Notify;
