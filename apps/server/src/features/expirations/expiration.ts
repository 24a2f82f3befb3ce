import type { DiagnosisActor, DiagnosisSeverity } from '../diagnoses/diagnosis.js';

export type ExpirationKind =
  | 'CLIENT_SECRET'
  | 'CLIENT_CERTIFICATE'
  | 'GRANT_IDLE'
  | 'REFRESH_TOKEN'
  | 'GOOGLE_TESTING'
  | 'ACCESS'
  | 'MAIL_CERTIFICATE'
  | 'PASSWORD_SMTP'
  | 'API_KEY';

/** KNOWN: somebody named the date. ESTIMATED: it follows from a rule of the provider. */
export type ExpirationCertainty = 'KNOWN' | 'ESTIMATED';

/** Something that will end, as its kind tells of it. */
export interface Ending {
  /** Whatever ends: with the kind it names the expiration, and stays the same when the end moves. */
  subject: string;
  endsAt: Date;
  certainty: ExpirationCertainty;
  /** What ends and of whom; without the date. */
  title: string;
  /** What it means, and where the date comes from. */
  detail: string;
  fix: string[];
  /** Who has to act. */
  actor: DiagnosisActor;
  oauthClientId?: string;
  mailboxId?: string;
  host?: string;
  /** From how many days before its end it is worth a reminder; 0: never. Absent: from the first one on. */
  remindFromDays?: number;
}

export interface ExpirationContent extends Ending {
  id: string;
  kind: ExpirationKind;
  severity: DiagnosisSeverity;
}

export const DAY = 24 * 60 * 60_000;

/** How long what has ended is still shown. */
export const SHOWN_AFTER_DAYS = 30;

/** Days until then, begun ones whole: 0 and less when it is over. */
export function daysUntil(endsAt: Date, now: Date): number {
  return Math.ceil((endsAt.getTime() - now.getTime()) / DAY);
}

/** ERROR: a week is left, or nothing. WARNING: a month. What nobody needs to act on stays INFO. */
export function severityOf(ending: Ending, now: Date): DiagnosisSeverity {
  const days = daysUntil(ending.endsAt, now);
  if (ending.remindFromDays === 0 || days > (ending.remindFromDays ?? 30)) return 'INFO';
  if (days <= 7) return 'ERROR';
  return days <= 30 ? 'WARNING' : 'INFO';
}
