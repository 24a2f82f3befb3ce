import type { DiagnosisSeverity } from '../diagnoses/diagnosis.js';
import type { Notice, NoticeKind } from './notice.js';

export type AlertChannelType = 'WEBHOOK' | 'EMAIL';

/** What a channel may be asked to tell of. */
export type AlertSubject = 'INCIDENTS' | 'RECOVERIES' | 'EXPIRATIONS' | 'ACCESS';

/** Which notices go through a channel. */
export interface Wishes {
  enabled: boolean;
  subjects: AlertSubject[];
  minimumSeverity: DiagnosisSeverity;
}

/** What a channel needs to know of itself to send. */
export interface ChannelSettings {
  id: string;
  type: AlertChannelType;
  name: string;
  /** WEBHOOK. */
  url: string | null;
  /** EMAIL: the mailbox that sends, and whom it writes to. */
  mailboxId: string | null;
  recipients: string[];
}

const SUBJECTS: Record<Exclude<NoticeKind, 'test'>, AlertSubject> = {
  'incident.opened': 'INCIDENTS',
  'incident.reminder': 'INCIDENTS',
  'incident.recovered': 'RECOVERIES',
  'expiration.due': 'EXPIRATIONS',
  'admin.made': 'ACCESS',
  'admin.reset': 'ACCESS',
  'admin.enabled': 'ACCESS',
};

const RANKS: Record<DiagnosisSeverity, number> = { INFO: 0, WARNING: 1, ERROR: 2 };

/**
 * Whether a channel wants to hear of this. A recovery counts as grave as what it ends, else whoever
 * hears of errors alone would never learn that one is over: the caller sends it with that severity.
 */
export function wants(channel: Wishes, { kind, severity }: Pick<Notice, 'kind' | 'severity'>) {
  if (!channel.enabled || kind === 'test') return false;
  return (
    channel.subjects.includes(SUBJECTS[kind]) && RANKS[severity] >= RANKS[channel.minimumSeverity]
  );
}
